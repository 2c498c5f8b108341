// What is looked at: the filter, the minimap, one sentence at a time, and what the decisions come to. By keyboard, but for
// the minimap, which is for the mouse.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test, type Mark, type Tallymark } from "./page.ts";

const TEXT = `The bank paid $50 billion for a rival. About 12 percent of clients left, 300 of them on 4 May 2025.

Another 40 stayed until 6 May 2025. The rival had paid $3 billion in 2024.`;

/** One entry a mention, in the order of the text. */
async function mentions(tally: Tallymark): Promise<Mark[]> {
  const marks = await tally.allMarks();
  return marks.filter(({ id }, index) => marks.findIndex((other) => other.id === id) === index);
}

function count<T>(all: T[], is: (one: T) => boolean): number {
  return all.filter(is).length;
}

/** Goes from control to control with the keyboard alone, as far as it takes. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the control cannot be reached with Tab");
}

async function violations(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length, "axe-core looked at something").toBeGreaterThan(5);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** The cells of a row of numbers. */
async function cells(table: Locator, name: string): Promise<string[]> {
  const row = table.getByRole("row").filter({ has: table.page().getByRole("rowheader", { name, exact: true }) });
  const texts = await row.getByRole("cell").allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

/** The label of each mark as it is drawn: none where it is muted. */
function drawnLabels(tally: Tallymark): Promise<(string | null)[]> {
  return tally.marks.evaluateAll((marks) =>
    marks.map((mark) => (getComputedStyle(mark, "::before").content === "none" ? null : mark.getAttribute("data-label"))),
  );
}

test.describe("filter", () => {
  test("mentions are chosen with the keyboard, the others are muted, and review goes through what is shown", async ({ tally, page }) => {
    await tally.open();
    await tally.annotate(TEXT);
    const all = await mentions(tally);
    const money = all.filter(({ label }) => label === "MONEY");
    expect(money).toHaveLength(2);
    await tally.press("Shift+F");
    const choice = page.getByRole("region", { name: "Filter" });
    await expect(choice).toBeFocused();
    const box = choice.getByRole("checkbox", { name: `MONEY ${money.length}`, exact: true });
    await tabTo(page, box);
    await page.keyboard.press("Space");
    await expect(box).toBeChecked();
    await expect(choice.getByText(`2 of ${all.length} shown`, { exact: true })).toBeVisible();
    await expect(page.locator("[aria-live=polite]").filter({ hasText: `2 of ${all.length} shown` })).toHaveCount(1);
    await expect.poll(async () => new Set((await drawnLabels(tally)).filter((label) => label !== null))).toEqual(new Set(["MONEY"]));

    await page.keyboard.press("Escape");
    const button = page.getByRole("button", { name: `Filter: 2 of ${all.length} shown`, exact: true });
    await expect(button).toBeFocused();
    await expect(choice).toHaveCount(0);
    // The order of review knows nothing but money now.
    await tally.press("j", "j", "j");
    expect((await tally.current())?.id).toBe(money[1]!.id);
    await tally.press("k");
    expect((await tally.current())?.id).toBe(money[0]!.id);
    await tally.press("a");
    expect((await tally.current())?.id).toBe(money[1]!.id);
    await tally.press("a");
    expect(count(await mentions(tally), ({ decision }) => decision !== "suggested")).toBe(2);

    // What is left out can still be pointed at, and shows its label then.
    const percent = tally.region.locator("mark[data-label=PERCENT]");
    await percent.click();
    await expect(percent).toHaveAttribute("aria-current", "true");
    await expect.poll(() => drawnLabels(tally)).toContain("PERCENT");

    await tally.press("Shift+F");
    await tabTo(page, choice.getByRole("button", { name: "Clear filter" }));
    await page.keyboard.press("Enter");
    await expect(choice.getByText(`${all.length} of ${all.length} shown`, { exact: true })).toBeVisible();
    await expect.poll(async () => (await drawnLabels(tally)).includes(null)).toBe(false);
  });

  test("decision, source and certainty choose as well, and a decision moves a mention out of the choice", async ({ tally, page }) => {
    await tally.open();
    await tally.annotate(TEXT);
    const total = (await mentions(tally)).length;
    await tally.press("a", "x", "Shift+F");
    const choice = page.getByRole("region", { name: "Filter" });
    const shown = (part: number) => expect(choice.getByText(`${part} of ${total} shown`, { exact: true })).toBeVisible();
    await choice.getByRole("checkbox", { name: `Suggested ${total - 2}`, exact: true }).press("Space");
    await shown(total - 2);
    await choice.getByRole("checkbox", { name: "Rejected 1", exact: true }).press("Space");
    await shown(total - 1);
    await page.keyboard.press("Escape");
    await tally.press("a");
    await expect(page.getByRole("button", { name: `Filter: ${total - 2} of ${total} shown` })).toBeVisible();
    await tally.press("Shift+F");
    await choice.getByRole("button", { name: "Clear filter" }).press("Enter");

    // By how sure the extractor was, as the marks say.
    const scores = await tally.marks.evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute("data-found")?.split(" ")[1])));
    const sorted = [...new Set(scores)].sort((a, b) => b - a);
    const from = choice.getByRole("spinbutton", { name: "From, in percent" });
    await from.fill(String(sorted[0]));
    await from.press("Enter");
    await shown(count(scores, (score) => score >= sorted[0]!));
    await from.fill("");
    await from.press("Enter");
    await shown(total);
    const rules = choice.getByRole("checkbox", { name: /^Rules/ });
    await rules.press("Space");
    const byRule = await tally.region.locator("mark[data-found~=rule]").count();
    await shown(byRule);
  });
});

test("the minimap shows where mentions are, and a click goes there", async ({ tally, page }) => {
  await tally.open();
  const paragraphs = Array.from({ length: 120 }, (_, index) => `The firm paid $${index + 2} billion. ${"Nobody said why it did so. ".repeat(6)}`);
  await tally.annotate(paragraphs.join("\n\n"));
  const minimap = page.locator(".minimap");
  const ticks = minimap.locator("rect");
  await expect.poll(() => ticks.count()).toBeGreaterThan(50);
  await expect(minimap).toHaveAttribute("aria-hidden", "true");
  // A decision shows there.
  await tally.press("a");
  await expect(minimap.locator("rect[data-decision=accepted]")).toHaveCount(1);
  // Down to the last tenth, and the part in view is there.
  const box = (await minimap.boundingBox())!;
  /** Where in the text the middle of the screen is, as a share. */
  const inView = () =>
    tally.region.evaluate((region) => {
      const { left, width, top, bottom } = region.getBoundingClientRect();
      const blocks = [0, 20, 40].map((below) => document.elementFromPoint(left + width / 2, (top + bottom) / 2 + below)?.closest("p"));
      const block = blocks.find((block) => block);
      return Number(block?.dataset["offset"]) / (region.textContent ?? "").length;
    });
  for (const part of [0.9, 0.5, 0.1]) {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height * part);
    await expect.poll(async () => Math.abs((await inView()) - part)).toBeLessThan(0.06);
    await expect.poll(async () => {
      const view = (await minimap.locator(".minimap__view").boundingBox())!;
      return Math.abs(view.y + view.height / 2 - (box.y + box.height * part)) < 20;
    }).toBe(true);
  }
  // The mention under review keeps the focus, so that the next key is for it.
  await expect(tally.selected.first()).toBeFocused();
});

test("focus mode dims all but the sentence of the current mention, and follows it", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  const before = await tally.text();
  const lit = () =>
    page.evaluate(() => [...(CSS.highlights.get("focus") ?? [])].map((range) => (range as Range).toString()).join("|"));
  await expect(tally.selected.first()).toHaveText("$50 billion");
  await tally.press("f");
  await expect(page.locator("[aria-live=polite]").filter({ hasText: "Focus mode on" })).toHaveCount(1);
  await expect.poll(lit).toBe("The bank paid $50 billion for a rival.");
  const colours = await tally.region.evaluate((region) => getComputedStyle(region).color);
  await tally.press("j");
  await expect.poll(lit).toBe("About 12 percent of clients left, 300 of them on 4 May 2025.");
  await expect(tally.region.locator("mark[data-in-focus]")).toHaveText([/12 percent/, /300/, "4 May 2025"]);
  // Within the sentence nothing changes; a boundary that moves draws the block anew, and the sentence is still lit.
  await tally.press("j");
  expect(await lit()).toBe("About 12 percent of clients left, 300 of them on 4 May 2025.");
  await tally.press("]");
  await expect.poll(lit).toBe("About 12 percent of clients left, 300 of them on 4 May 2025.");
  expect(await tally.text(), "nothing was put into the text").toBe(before);
  expect(await violations(page)).toEqual([]);
  await tally.press("f");
  await expect(page.locator("[aria-live=polite]").filter({ hasText: "Focus mode off" })).toHaveCount(1);
  await expect.poll(lit).toBe("");
  await expect.poll(() => tally.region.evaluate((region) => getComputedStyle(region).color)).not.toBe(colours);
});

test.describe("dashboard", () => {
  test("its tables have what the decisions imply", async ({ tally, page }) => {
    await tally.open();
    await tally.annotate(TEXT);
    const money = tally.region.locator("mark[data-label=MONEY]");
    await expect(money).toHaveCount(2);
    const dates = (await mentions(tally)).filter(({ label }) => label === "DATE").length;
    const total = (await mentions(tally)).length;
    // The first amount right, the percentage wrong; one date becomes a time.
    await money.first().click();
    await tally.press("a");
    await tally.region.locator("mark[data-label=PERCENT]").click();
    await tally.press("x");
    await tally.region.locator("mark[data-label=DATE]").first().click();
    await tally.press("t", "Shift+D");

    const dialog = page.getByRole("dialog", { name: "Dashboard" });
    const labels = dialog.getByRole("region", { name: "Labels" }).getByRole("table");
    // Accepted, corrected, added, rejected, suggested, and all.
    expect(await cells(labels, "MONEY")).toEqual(["1", "0", "0", "0", "1", "2"]);
    expect(await cells(labels, "PERCENT")).toEqual(["0", "0", "0", "1", "0", "1"]);
    expect(await cells(labels, "TIME")).toEqual(["0", "1", "0", "0", "0", "1"]);
    expect(await cells(labels, "DATE")).toEqual(["0", "0", "0", "0", String(dates - 1), String(dates - 1)]);
    expect(await cells(labels, "All labels")).toEqual(["1", "1", "0", "1", String(total - 3), String(total)]);

    const extractor = dialog.getByRole("region", { name: "Suggestions and your decisions" }).getByRole("table");
    // Precision, recall, F1, values.
    expect(await cells(extractor, "MONEY")).toEqual(["100.0% 1 of 1", "100.0% 1 of 1", "100.0%", "100.0% 1 of 1"]);
    expect(await cells(extractor, "PERCENT")).toEqual(["0.0% 0 of 1", "–", "0.0%", "–"]);
    expect(await cells(extractor, "DATE")).toEqual(["0.0% 0 of 1", "–", "0.0%", "–"]);
    expect(await cells(extractor, "TIME")).toEqual(["–", "0.0% 0 of 1", "0.0%", "–"]);
    expect(await cells(extractor, "All labels")).toEqual(["33.3% 1 of 3", "50.0% 1 of 2", "40.0%", "100.0% 1 of 1"]);
    expect(await cells(extractor, "Mean of labels")).toEqual(["33.3%", "50.0%", "25.0%", ""]);

    const days = dialog.getByRole("region", { name: "Progress over time" });
    await expect(days.getByRole("img", { name: /at most 3 a day/ })).toBeVisible();
    const details = days.getByText("Show as table");
    await tabTo(page, details);
    await page.keyboard.press("Enter");
    const today = days.getByRole("table").getByRole("row").nth(1);
    await expect(today.getByRole("cell")).toHaveText(["1", "1", "0", "1", "3"]);
    await expect(today.getByRole("rowheader")).toContainText(String(new Date().getFullYear()));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  test("counts the open document or all, and says how far they are", async ({ tally, page }) => {
    await tally.open();
    await tally.annotate(TEXT);
    const first = (await mentions(tally)).length;
    await tally.press("a");
    await tally.startNew();
    await tally.annotate("They paid $7 million.");
    await tally.press("a", "Shift+D");
    const dialog = page.getByRole("dialog", { name: "Dashboard" });
    const decided = dialog.getByText("Decided", { exact: true }).first().locator("..");
    await expect(decided).toContainText(`of ${first + 1}`);
    const documents = dialog.getByRole("region", { name: "Documents", exact: true });
    await expect(documents.getByRole("img")).toHaveAccessibleName("1 done, 1 in progress, 0 not started, 0 without mentions");
    const table = documents.getByRole("table").first();
    expect(await cells(table, "Done")).toEqual(["1"]);
    expect(await cells(table, "In progress")).toEqual(["1"]);
    const labels = dialog.getByRole("region", { name: "Labels" }).getByRole("table");
    expect(await cells(labels, "All labels")).toContain(String(first + 1));

    const all = dialog.getByRole("radio", { name: "All documents" });
    await tabTo(page, all);
    await page.keyboard.press("ArrowLeft");
    await expect(dialog.getByRole("radio", { name: "This document" })).toBeChecked();
    await expect.poll(() => cells(labels, "All labels")).toEqual(["1", "0", "0", "0", "0", "1"]);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 }, contextOptions: { reducedMotion: "reduce" } });

      test("axe-core finds no violation, and nothing is wider than its place", async ({ tally, page }) => {
        await tally.open();
        await tally.sample("Finance");
        await tally.press("a", "x", "c", "a", "s", "Shift+ArrowRight", "3", "j", "a");
        await tally.press("Shift+F");
        const choice = page.getByRole("region", { name: "Filter" });
        await choice.getByRole("checkbox").first().check();
        await expect(choice).toBeInViewport({ ratio: 1 });
        expect.soft(await violations(page), "filter").toEqual([]);
        await page.keyboard.press("Escape");
        await tally.press("f");
        expect.soft(await violations(page), "focus mode with a filter").toEqual([]);
        await page.getByRole("button", { name: "Dashboard", exact: true }).click();
        const dialog = page.getByRole("dialog", { name: "Dashboard" });
        await expect(dialog.getByRole("region", { name: "Labels" })).toBeVisible();
        await dialog.getByText("Show as table").click();
        expect.soft(await violations(page), "dashboard").toEqual([]);
        expect(await dialog.evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth), "the dialog").toBe(true);
        const wide = await dialog.locator(".card").evaluateAll((cards) => cards.filter((card) => card.scrollWidth > card.clientWidth).map((card) => card.className));
        expect(wide, "cards").toEqual([]);
      });
    });
  }
}
