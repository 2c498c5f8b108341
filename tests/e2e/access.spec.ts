// What people need who zoom, touch, use few colours or no motion, or read from right to left.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./page.ts";

const fits = () => document.documentElement.scrollWidth <= innerWidth;

test.describe("zoomed to 200%", () => {
  // A window of 1280 by 800 has half of its CSS pixels each way.
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

  test("everything is there without scrolling sideways", async ({ tally, page }) => {
    await tally.open();
    expect(await page.evaluate(fits)).toBe(true);
    await tally.sample("Finance");
    expect(await page.evaluate(fits)).toBe(true);
    await expect(tally.selected.first()).toBeInViewport();
    for (const key of ["Shift+P", "Shift+L", "Shift+D", "?", "Control+k"]) {
      await tally.press(key);
      const dialog = page.locator("dialog[open]");
      await expect(dialog).toBeVisible();
      expect(await page.evaluate(fits), key).toBe(true);
      const wide = await dialog.evaluate((dialog) => dialog.scrollWidth > dialog.clientWidth);
      expect(wide, `${key} scrolls sideways`).toBe(false);
      await tally.press("Escape");
      await expect(dialog).toHaveCount(0);
    }
  });
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("whatever is tapped is 44 pixels or more", async ({ tally, page }) => {
    await tally.open();
    const small = () =>
      page.evaluate(() => {
        // Links and marks in a text, and boxes whose label is tapped, are exempt (WCAG 2.5.5).
        const controls = [...document.querySelectorAll("button, select, summary, input:not([type=checkbox], [type=radio], [type=file])")];
        const seen = controls.filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest(".visually-hidden"));
        const box = (control: Element) => ({ name: control.getAttribute("aria-label") ?? control.textContent, box: control.getBoundingClientRect() });
        const inWindow = ({ box }: { box: DOMRect }) => box.width > 0 && box.right > 0 && box.left < innerWidth;
        return seen.map(box).filter(inWindow).filter(({ box }) => box.height < 43.5 || box.width < 43.5)
          .map(({ name, box }) => `${name?.trim()} ${Math.round(box.width)}x${Math.round(box.height)}`);
      });
    expect(await small(), "empty screen").toEqual([]);
    await tally.sample("Finance");
    expect(await small(), "article").toEqual([]);
    await page.getByRole("button", { name: "All commands" }).tap();
    await expect(page.locator("dialog[open]")).toBeVisible();
    expect(await small(), "palette").toEqual([]);
    await page.getByRole("option", { name: "Settings" }).tap();
    await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
    expect(await small(), "settings").toEqual([]);
  });
});

test.describe("with forced colours", () => {
  test.use({ forcedColors: "active" });

  test("marks, the mention under review and dialogs can be told apart", async ({ tally, page }) => {
    await tally.open();
    await tally.sample("Finance");
    await tally.press("a", "x");
    const style = (selector: string, name: string) =>
      page.locator(selector).first().evaluate((mark, name) => getComputedStyle(mark).getPropertyValue(name), name);
    const [suggested, rejected] = ["suggested", "rejected"].map((decision) => `mark[data-decision=${decision}]`);
    expect(await style(suggested!, "text-decoration-line")).toContain("underline");
    expect(await style(rejected!, "text-decoration-line")).toContain("line-through");
    expect(Number.parseFloat(await style("mark[aria-current=true]", "outline-width"))).toBeGreaterThan(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

test.describe("with less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves by itself", async ({ tally, page }) => {
    await tally.open();
    await tally.sample("Finance");
    await tally.press("a", "j", "Shift+L");
    await expect(page.locator("dialog[open]")).toBeVisible();
    const moving = await page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === "running").length);
    expect(moving).toBe(0);
  });
});

test("text from right to left is shown and selected as it is read", async ({ tally, page }) => {
  const text = "דוח שנתי\nהחברה שילמה $5 million לספק ב-2025.\nThe firm paid $6 million in 2024.";
  await tally.open();
  await tally.annotate(text);
  expect(await tally.text()).toBe(text);
  const side = (at: number) =>
    tally.region.locator("p").nth(at).evaluate((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const [line, box] = [range.getBoundingClientRect(), paragraph.getBoundingClientRect()];
      return line.left - box.left > box.right - line.right ? "right" : "left";
    });
  expect([await side(0), await side(1), await side(2)]).toEqual(["right", "right", "left"]);
  const marks = await tally.allMarks();
  expect(marks.length).toBeGreaterThan(1);
  for (const { start, end, text: words } of marks) expect(text.slice(start, end)).toBe(words);
  await page.locator("mark", { hasText: "$5 million" }).first().click();
  await expect(tally.selected.first()).toHaveText("$5 million");
});
