// Relations between mentions, made, read and taken away by keyboard alone.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Tallymark } from "./page.ts";

const TEXT =
  "The ministry said 28 drones were shot down on 4 May 2025.\n" +
  "Another 15 percent of them were lost, it said.\n" +
  Array.from({ length: 60 }, (_, line) => `A line without any mention at all follows here, and so on, line after line ${"x".repeat(line % 7)}.`).join("\n") +
  "\nThe bank paid $50 billion for a rival.";

const bar = (tally: Tallymark) => tally.page.getByRole("region", { name: "New relation" });
const list = (tally: Tallymark) => tally.inspector.locator(".relations__item");
const arcs = (tally: Tallymark) => tally.page.locator(".arcs .arc");
const announced = (tally: Tallymark, text: string) =>
  expect(tally.page.locator("[aria-live=polite]").filter({ hasText: text })).not.toHaveCount(0);

async function goTo(tally: Tallymark, words: string): Promise<void> {
  await tally.press("Escape");
  await moveTo(tally, words);
}

async function moveTo(tally: Tallymark, words: string): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    await tally.press("j");
    if ((await tally.current())?.text === words) return;
  }
  throw new Error(`no mention ${words}`);
}

/** From the date to the percentage, and from the date to the amount at the end. */
async function relateTwo(tally: Tallymark): Promise<void> {
  await goTo(tally, "4 May 2025");
  await tally.press("r", "2");
  await moveTo(tally, "15 percent");
  await tally.press("Enter");
  await expect(list(tally)).toHaveCount(1);
  await tally.press("r", "3");
  await moveTo(tally, "$50 billion");
  await tally.press("Enter");
  await expect(list(tally)).toHaveCount(2);
}

test.beforeEach(async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
});

test("a relation is made, listed at both ends, undone, redone, kept and downloaded", async ({ tally }) => {
  await goTo(tally, "4 May 2025");
  const from = await tally.current();
  await tally.press("r");
  await expect(bar(tally)).toContainText("From “4 May 2025” Choose the other mention");
  await announced(tally, "Relation from “4 May 2025”");
  await expect(bar(tally).getByRole("button", { name: "counted by" })).toHaveAttribute("aria-pressed", "true");
  // Without the other mention there is none to make; nothing else is decided meanwhile.
  await tally.press("Enter", "a", "x");
  await expect(tally.messages).toContainText("Choose the other mention first");
  await expect(tally.selected).toHaveAttribute("data-decision", "suggested");
  await tally.press("2");
  await expect(bar(tally).getByRole("button", { name: "attributed to" })).toHaveAttribute("aria-pressed", "true");
  await moveTo(tally, "15 percent");
  await expect(bar(tally)).toContainText("to “15 percent”");
  await tally.press("Enter");
  await expect(bar(tally)).toHaveCount(0);
  await announced(tally, "“4 May 2025” attributed to “15 percent”");
  // Back where it was begun.
  await expect(tally.selected).toHaveText("4 May 2025");
  await expect(tally.selected).toBeFocused();
  await expect(list(tally).getByRole("button", { name: "attributed to → “15 percent”" })).toBeVisible();
  await expect(arcs(tally)).toHaveCount(1);
  await expect(arcs(tally)).toContainText("attributed to");
  await tally.press("u");
  await expect(list(tally)).toHaveCount(0);
  await expect(arcs(tally)).toHaveCount(0);
  await tally.press("Shift+U");
  await expect(list(tally)).toHaveCount(1);
  await tally.saved();
  await tally.reload();
  // The other end, reached from the list.
  await list(tally).getByRole("button", { name: /15 percent/ }).first().press("Enter");
  await expect(tally.selected).toHaveText("15 percent");
  await expect(list(tally).getByRole("button", { name: "← attributed to “4 May 2025”" })).toBeVisible();
  const to = await tally.current();
  const [document] = await tally.native();
  expect(document?.relations).toEqual([
    { id: "r0", type: "attributed to", from: from?.id, to: to?.id, decided_at: expect.stringMatching(/^\d{4}-.*Z$/) },
  ]);
  await list(tally).getByRole("button", { name: "Remove: attributed to “4 May 2025”" }).press("Enter");
  await expect(list(tally)).toHaveCount(0);
  await expect(tally.selected).toBeFocused();
  await tally.press("u");
  await expect(list(tally)).toHaveCount(1);
  await tally.press("Delete", "u");
  await expect(list(tally)).toHaveCount(1);
});

test("another kind is written, and chosen by its number the next time", async ({ tally }) => {
  await goTo(tally, "4 May 2025");
  await tally.press("r");
  await moveTo(tally, "15 percent");
  await tally.press("r");
  await expect(bar(tally).getByRole("textbox", { name: "Another kind" })).toBeFocused();
  await tally.page.keyboard.type("day of");
  await tally.press("Enter");
  await expect(list(tally).getByRole("button", { name: "day of → “15 percent”" })).toBeVisible();
  await expect(tally.selected).toBeFocused();
  // The same relation again is refused.
  await tally.press("r");
  await expect(bar(tally).getByRole("button", { name: "day of" })).toHaveAttribute("aria-pressed", "true");
  await moveTo(tally, "15 percent");
  await tally.press("Enter");
  await expect(bar(tally)).toBeVisible();
  await tally.press("1", "Enter");
  await expect(list(tally)).toHaveCount(2);
  // Escape leaves it, and goes back.
  await tally.press("r", "j", "Escape");
  await expect(bar(tally)).toHaveCount(0);
  await expect(tally.selected).toHaveText("4 May 2025");
  await expect(list(tally)).toHaveCount(2);
  await announced(tally, "No relation made");
});

test("arrows stay with their mentions, and none is drawn of what is out of view", async ({ tally, page }) => {
  await relateTwo(tally);
  await expect(arcs(tally)).toHaveCount(2);
  const text = await tally.text();
  expect(text).toBe(TEXT);
  const ends = async () => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
    const line = await page.locator(".arcs .arc", { hasText: "attributed to" }).locator(".arc__line").getAttribute("d");
    const [, x = NaN, y = NaN] = (/^M(\S+) (\S+)C/.exec(line ?? "") ?? []).map(Number);
    const region = await tally.region.boundingBox();
    const mark = await tally.selected.boundingBox();
    return { dx: x + region!.x - mark!.x - mark!.width / 2, dy: y + region!.y - mark!.y - mark!.height };
  };
  const near = async (state: string) => {
    const { dx, dy } = await ends();
    expect(Math.abs(dx), `${state}: ${dx}`).toBeLessThan(2);
    expect(Math.abs(dy), `${state}: ${dy}`).toBeLessThan(8);
  };
  await near("at first");
  await tally.region.evaluate((region) => region.scrollBy(0, 30));
  await near("scrolled");
  await page.setViewportSize({ width: 1100, height: 700 });
  await near("another window");
  // At the other end of the article only the arrow that leads there is drawn.
  await list(tally).getByRole("button", { name: /50 billion/ }).first().press("Enter");
  await expect(tally.selected).toHaveText("$50 billion");
  await tally.region.evaluate((region) => region.scrollTo(0, region.scrollHeight));
  await expect(tally.selected).toBeInViewport();
  await expect(arcs(tally)).toHaveCount(1);
  await tally.press("Escape");
  await expect(arcs(tally)).toHaveCount(0);
  // All that are in view, for those who want that.
  await tally.press("k");
  const all = tally.inspector.getByRole("checkbox", { name: "Draw those of the whole article" });
  await all.press("Space");
  await tally.region.evaluate((region) => region.scrollTo(0, 0));
  await expect(arcs(tally)).toHaveCount(2);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator(".arcs")).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport, contextOptions: { reducedMotion: "reduce" } });

      test("axe-core finds no violation while relations are made and shown", async ({ tally, page }, info) => {
        test.setTimeout(60_000);
        const check = async (state: string) => {
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
          expect.soft(found, state).toEqual([]);
          await page.screenshot({ path: info.outputPath(`${state}.png`), animations: "disabled" });
        };
        await relateTwo(tally);
        await check("relations");
        await tally.press("r");
        await check("bar-begun");
        await moveTo(tally, "15 percent");
        await check("bar");
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      });
    });
  }
}
