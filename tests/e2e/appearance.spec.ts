// What the main states look like, compared with pictures. `npx playwright test appearance --update-snapshots` draws them
// anew; look at each before it is committed. The tolerance is for fonts and antialiasing, not for layout.
import { expect, test, type Tallymark } from "./page.ts";
import type { Page } from "@playwright/test";

const tolerance = { maxDiffPixelRatio: 0.04, threshold: 0.3, animations: "disabled", caret: "hide" } as const;

/** Annotates a sample and decides about the first mentions. */
async function review(tally: Tallymark): Promise<void> {
  await tally.sample("Finance");
  await tally.press("a", "a", "x", "c", "a", "a");
  await tally.saved();
}

const states: Record<string, (tally: Tallymark, page: Page) => Promise<void>> = {
  empty: async (tally) => expect(tally.box).toBeVisible(),
  review: async (tally) => review(tally),
  palette: async (tally) => {
    await review(tally);
    await tally.press("Control+k");
    await expect(tally.page.getByRole("option", { name: /^Accept/ }).first()).toBeVisible();
  },
  schema: async (tally, page) => {
    await review(tally);
    await tally.press("Shift+L");
    await page.getByRole("dialog", { name: "Labels" }).getByRole("button", { name: "3 ORG" }).click();
  },
  dashboard: async (tally, page) => {
    await review(tally);
    await tally.press("Shift+D");
    await expect(page.getByRole("dialog", { name: "Dashboard" }).getByRole("table").first()).toBeAttached();
  },
};

for (const [name, colorScheme, width] of [
  ["empty", "light", 1440],
  ["review", "light", 1440],
  ["review", "dark", 1440],
  ["review", "light", 390],
  ["palette", "dark", 1440],
  ["schema", "light", 1440],
  ["dashboard", "light", 1440],
  ["dashboard", "dark", 390],
] as const) {
  test.describe(() => {
    test.use({ colorScheme, viewport: { width, height: width > 1000 ? 900 : 844 }, contextOptions: { reducedMotion: "reduce" } });

    test(`${name}, ${colorScheme}, ${width} wide`, async ({ tally, page }) => {
      await page.clock.setFixedTime("2026-05-04T10:00:00Z");
      await tally.open();
      await states[name]!(tally, page);
      await page.mouse.move(0, 0);
      await expect(page).toHaveScreenshot(`${name}-${colorScheme}-${width}.png`, tolerance);
    });
  });
}
