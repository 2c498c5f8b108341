// Review by mouse: everything that the keys do.
import type { Page } from "@playwright/test";
import { expect, test, type Tallymark } from "./page.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";

test.beforeEach(async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await expect(tally.marks).toHaveText(["$50 billion", "12 percent", "4 May 2025"]);
});

/** Where words of the article that lie in one text node are on the screen. */
async function placeOf(tally: Tallymark, words: string): Promise<{ left: number; right: number; middle: number }> {
  return tally.region.evaluate((region, words) => {
    const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, middle: top + height / 2 };
    }
    throw new Error(`the article has no ${words}`);
  }, words);
}

/** Drags over the article from the inside of one word to the inside of another. */
async function drag(page: Page, tally: Tallymark, from: string, to: string): Promise<void> {
  const [start, end] = [await placeOf(tally, from), await placeOf(tally, to)];
  await page.mouse.move(start.left + 2, start.middle);
  await page.mouse.down();
  await page.mouse.move((start.left + end.right) / 2, start.middle, { steps: 4 });
  await page.mouse.move(end.right - 2, end.middle, { steps: 4 });
  await page.mouse.up();
}

test("words that are dragged over snap to whole words and get the label that is clicked", async ({ tally, page }) => {
  await drag(page, tally, "its", "clients");
  await expect(tally.inspector).toContainText("New mention");
  await expect(tally.inspector.getByText("its clients", { exact: true })).toBeVisible();
  await tally.palette.getByRole("button", { name: "ORG" }).click();
  const added = tally.marks.filter({ hasText: "its clients" });
  await expect(added).toHaveAttribute("data-decision", "added");
  await expect(added).toHaveAttribute("data-label", "ORG");
  await expect(added).toHaveAttribute("aria-current", "true");
  expect(await page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(added).toHaveCount(0);
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await expect(added).toHaveAttribute("data-decision", "added");
});

test("a double click takes a word, and its edges move before it is labelled", async ({ tally, page }) => {
  const word = await placeOf(tally, "closed");
  await page.mouse.dblclick((word.left + word.right) / 2, word.middle);
  await expect(tally.inspector.getByText("closed", { exact: true })).toBeVisible();
  const edges = tally.inspector.getByRole("group", { name: "Boundaries" });
  await edges.getByRole("button", { name: "Start earlier" }).click();
  await expect(tally.inspector.getByText("deal closed", { exact: true })).toBeVisible();
  await tally.press("8");
  await expect(tally.marks.filter({ hasText: "deal closed" })).toHaveAttribute("data-label", "EVENT");
});

test("a click on a highlight puts it under review, the buttons decide on it", async ({ tally, page }) => {
  const mark = (words: string) => tally.marks.filter({ hasText: words });
  await mark("4 May 2025").click();
  await expect(tally.selected).toHaveText("4 May 2025");
  await tally.inspector.getByRole("button", { name: "Reject" }).click();
  await expect(mark("4 May 2025")).toHaveAttribute("data-decision", "rejected");
  await mark("12 percent").click();
  await tally.inspector.getByRole("button", { name: "Accept" }).click();
  await expect(mark("12 percent")).toHaveAttribute("data-decision", "accepted");
  await mark("$50 billion").click();
  await tally.palette.getByRole("button", { name: "CARDINAL" }).click();
  await expect(mark("$50 billion")).toHaveAttribute("data-label", "CARDINAL");
  await expect(mark("$50 billion")).toHaveAttribute("data-decision", "corrected");
  await tally.inspector.getByRole("button", { name: "Remove without a trace" }).click();
  await expect(mark("$50 billion")).toHaveCount(0);
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  for (let act = 0; act < 4; act += 1) await undo.click();
  expect((await tally.allMarks()).map(({ decision }) => decision)).toEqual(["suggested", "suggested", "suggested"]);
});

const edges = [
  { button: "Start earlier", words: "lost 12 percent" },
  { button: "Start later", words: "percent" },
  { button: "End earlier", words: "12" },
  { button: "End later", words: "12 percent of" },
];

test("buttons move the boundaries, and moving back is as before", async ({ tally, page }) => {
  for (const { button, words } of edges) {
    await tally.marks.nth(1).click();
    await tally.inspector.getByRole("button", { name: button, exact: true }).click();
    await expect(tally.selected).toHaveText(words);
    await expect(tally.selected).toHaveAttribute("data-decision", "corrected");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(tally.marks.nth(1)).toHaveText("12 percent");
    await expect(tally.marks.nth(1)).toHaveAttribute("data-decision", "suggested");
  }
});

test("a note is kept with the mention and comes with the dataset", async ({ tally }) => {
  await tally.marks.nth(1).click();
  const note = tally.inspector.getByRole("textbox", { name: "Note" });
  await note.fill("=of which year?");
  await tally.marks.nth(0).click();
  await expect(note).toHaveValue("");
  await tally.marks.nth(1).click();
  await expect(note).toHaveValue("=of which year?");
  const [document] = await tally.native();
  expect(document?.spans.map((span) => span.note ?? "")).toEqual(["", "=of which year?", ""]);
  // A spreadsheet must not take it for a formula.
  expect(await tally.download("CSV", "This document")).toContain("'=of which year?");
});

test("a document is renamed, dated, removed and brought back", async ({ tally, page }) => {
  const title = page.getByRole("textbox", { name: "Title" });
  await title.fill("Renamed");
  await title.press("Tab");
  await expect(tally.documents.getByRole("button", { name: /^Renamed/ })).toBeVisible();
  await page.getByLabel("Published").fill("2026-01-15");
  await page.getByLabel("Published").press("Tab");
  await tally.extracted();
  await expect(tally.documents.getByRole("listitem")).toContainText("2026-01-15");
  await tally.marks.nth(0).click();
  await tally.press("a");
  await tally.documents.getByRole("button", { name: "Remove Renamed" }).click();
  await expect(tally.documents.getByRole("listitem")).toHaveCount(0);
  await expect(tally.box).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(title).toHaveValue("Renamed");
  expect((await tally.allMarks()).map(({ decision }) => decision)).toEqual(["accepted", "suggested", "suggested"]);
  const [document] = await tally.native();
  expect(document?.meta).toMatchObject({ title: "Renamed", date: "2026-01-15" });
});

test("the mention under review stays under review when the date changes", async ({ tally, page }) => {
  await tally.marks.nth(1).click();
  await page.getByLabel("Published").fill("2026-01-15");
  await page.getByLabel("Published").press("Tab");
  await tally.extracted();
  await expect(tally.selected).toHaveText("12 percent");
});

test("undo and redo are there without a keyboard in a window of any width", async ({ tally, page }) => {
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await tally.press("x");
    const rejected = tally.region.locator("mark[data-decision=rejected]");
    await expect(rejected).toHaveCount(1);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(rejected).toHaveCount(0);
    await page.getByRole("button", { name: "Redo", exact: true }).click();
    await expect(rejected).toHaveCount(1);
    await tally.press("u");
  }
});

test("on a narrow window a bar of buttons reviews", async ({ tally, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const bar = page.getByRole("toolbar", { name: "Review" });
  await bar.getByRole("button", { name: "Accept mention" }).click();
  await bar.getByRole("button", { name: "Reject mention" }).click();
  await bar.getByRole("button", { name: "Previous mention" }).click();
  await expect(tally.selected).toHaveText("12 percent");
  expect((await tally.allMarks()).map(({ decision }) => decision)).toEqual(["accepted", "rejected", "suggested"]);
  await page.getByRole("button", { name: "Documents" }).click();
  await tally.documents.getByRole("button", { name: "New article" }).click();
  await expect(tally.box).toBeVisible();
});
