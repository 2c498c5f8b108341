// The same decision for the same words elsewhere, by keyboard alone: each is one act.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Native } from "./dataset.ts";
import { expect, test, type Tallymark } from "./page.ts";

const FIRST = "The widget cost $5 million. A widget, not a Widget or widgets, is worth $5 million, says the widget maker. Not $5.5 million.";
const SECOND = "A widget for $5 million.\nThe widget-maker paid $5 million for a widget and $5 million more.";

const offer = (page: Page) => page.locator(".offer");
const choice = (page: Page, name: string) => offer(page).getByRole("button", { name: new RegExp(`^${name}`) });

/** Words, label and decision of all spans of these words, document by document. */
function spans(documents: Native[], words: string): string[][] {
  return documents.map(({ spans }) =>
    spans.filter(({ text }) => text === words).map(({ label, decision }) => `${label} ${decision}`),
  );
}

const all = (documents: Native[]) => documents.map(({ spans }) => spans);

/** Both articles, the first of them open. */
async function open(tally: Tallymark): Promise<void> {
  await tally.open();
  await tally.annotate(SECOND, { title: "Second" });
  await tally.startNew();
  await tally.annotate(FIRST, { title: "First" });
  await expect(tally.selected.first()).toHaveText("$5 million");
}

/** Selects the next word `count` times, and labels the last. */
async function add(tally: Tallymark, count: number, key: string): Promise<void> {
  await tally.press("Escape", "Escape", ...Array<string>(count).fill("s"), key);
}

test("an accepted mention is offered for the same words here and in all documents", async ({ tally, page }) => {
  await open(tally);
  const before = all(await tally.native("All documents"));
  await tally.press("a");
  await expect(offer(page)).toContainText("1 more “$5 million” here, 4 in all documents");
  // It takes nothing away from the review.
  await expect(tally.selected.first()).toBeFocused();
  await tally.press("g");
  await expect(choice(page, "Decide all here")).toBeFocused();
  await tally.press("Enter");
  await expect(tally.messages).toContainText("1 decided. Undo with U.");
  await expect(offer(page)).toBeHidden();
  expect(spans(await tally.native("All documents"), "$5 million")).toEqual([
    ["MONEY suggested", "MONEY suggested", "MONEY suggested"],
    ["MONEY accepted", "MONEY accepted"],
  ]);
  await tally.press("u");
  await expect.poll(async () => (await tally.allMarks()).map(({ decision }) => decision)).toEqual(["accepted", "suggested", "suggested"]);

  await tally.press("k", "k", "a");
  await expect(offer(page)).toContainText("4 in all documents");
  await tally.press("g", "ArrowDown");
  await expect(choice(page, "Decide in all")).toBeFocused();
  await tally.press("Enter");
  await expect(tally.messages).toContainText("4 decided. Undo with U.");
  expect(spans(await tally.native("All documents"), "$5 million")).toEqual([
    ["MONEY accepted", "MONEY accepted", "MONEY accepted"],
    ["MONEY accepted", "MONEY accepted"],
  ]);
  await tally.press("u", "u");
  await expect(tally.selected.first()).toHaveText("$5 million");
  expect(all(await tally.native("All documents"))).toEqual(before);
  // What was done can be done again, and is stored.
  await tally.press("Shift+U", "Shift+U");
  await tally.saved();
  await tally.reload();
  await expect(tally.region).toBeVisible();
  expect(spans(await tally.native("All documents"), "$5 million").flat()).toEqual(Array(5).fill("MONEY accepted"));
});

test("an added mention is offered where the words are free: as suggestions, then as decisions", async ({ tally, page }) => {
  await open(tally);
  const before = all(await tally.native("All documents"));
  await add(tally, 2, "7");
  await expect(tally.selected).toHaveText("widget");
  await expect(offer(page)).toContainText("2 more “widget” here, 5 in all documents");
  await tally.press("g", "ArrowDown", "ArrowDown", "ArrowDown");
  await expect(choice(page, "Suggest in all")).toBeFocused();
  await tally.press("Enter");
  await expect(tally.messages).toContainText("5 suggested. Undo with U.");
  const suggested = await tally.native("All documents");
  expect(spans(suggested, "widget")).toEqual([
    Array(3).fill("PRODUCT suggested"),
    ["PRODUCT added", "PRODUCT suggested", "PRODUCT suggested"],
  ]);
  expect(suggested.flatMap(({ spans }) => spans).filter(({ text }) => text === "widget").map(({ source }) => source)).toEqual(Array(6).fill("user"));
  await tally.press("u");
  await expect(tally.marks.filter({ hasText: "widget" })).toHaveCount(1);

  // Without an offer, the key asks for one: for the mention under review.
  await tally.press("Escape", "j");
  await expect(tally.selected).toHaveText("widget");
  await tally.press("g");
  await expect(choice(page, "Decide all here")).toBeFocused();
  await tally.press("Enter");
  await expect(tally.messages).toContainText("2 decided. Undo with U.");
  expect(spans(await tally.native(), "widget")).toEqual([Array(3).fill("PRODUCT added")]);
  await tally.press("u", "u");
  expect(all(await tally.native("All documents"))).toEqual(before);
});

test("another label is offered for the mentions that have the old one", async ({ tally, page }) => {
  await open(tally);
  await tally.press("c");
  await expect(offer(page)).toContainText("1 more “$5 million” here, 4 in all documents");
  await tally.press("g", "ArrowUp", "ArrowUp");
  await expect(choice(page, "Suggest in all")).toBeFocused();
  await tally.press("ArrowUp");
  await expect(choice(page, "Decide in all")).toBeFocused();
  await tally.press("Enter");
  await expect(tally.messages).toContainText("4 decided. Undo with U.");
  const documents = await tally.native("All documents");
  expect(spans(documents, "$5 million").flat()).toEqual(Array(5).fill("CARDINAL corrected"));
  await tally.press("u");
  expect(spans(await tally.native("All documents"), "$5 million").flat().sort()).toEqual(["CARDINAL corrected", ...Array(4).fill("MONEY suggested")]);
});

test("numbers that are added elsewhere have their values", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate("They sent 400 and then 400.");
  await expect(tally.marks).toHaveText(["400", "400"]);
  await tally.press("Delete", "Delete");
  await expect(tally.marks).toHaveCount(0);
  await add(tally, 3, "c");
  await expect(offer(page)).toContainText("1 more “400” here");
  await tally.press("g", "Enter");
  await expect(tally.messages).toContainText("1 decided. Undo with U.");
  for (const at of [0, 1]) await expect(tally.marks.nth(at)).toHaveAttribute("data-value", "400");
});

test("a rejected text is never suggested again, until its rule is removed", async ({ tally, page }) => {
  await open(tally);
  await tally.press("x");
  await expect(offer(page)).toContainText("Never label “$5 million” MONEY");
  await tally.press("Shift+X");
  await expect(tally.messages).toContainText("“$5 million” is no longer suggested as MONEY, 1 rejected. Undo with U.");
  expect(spans(await tally.native(), "$5 million")).toEqual([["MONEY rejected", "MONEY rejected"]]);
  await tally.press("u");
  await expect.poll(async () => (await tally.allMarks()).map(({ decision }) => decision)).toEqual(["rejected", "suggested", "suggested"]);
  await tally.press("Shift+R");
  const dialog = page.getByRole("dialog", { name: "Rules" });
  await expect(dialog).toContainText("No rules yet");
  await tally.press("Escape");

  // In all documents: what waits is rejected in both, as one act.
  await tally.press("k", "k", "k", "x");
  await expect(offer(page)).toContainText("in all documents");
  await tally.press("g", "ArrowUp", "ArrowUp");
  await expect(choice(page, "Never in any document")).toBeFocused();
  await tally.press("Enter");
  await expect(tally.messages).toContainText("4 rejected. Undo with U.");
  expect(spans(await tally.native("All documents"), "$5 million").flat()).toEqual(Array(5).fill("MONEY rejected"));
  await tally.startNew();
  await tally.annotate("Only $5 million and $6 million.", { title: "Third" });
  await expect(tally.marks).toHaveText(["$6 million"]);

  await tally.press("Shift+R");
  await expect(dialog).toContainText("“$5 million” is never MONEY in all documents");
  await dialog.getByRole("button", { name: "Remove the rule for “$5 million”" }).press("Enter");
  await expect(dialog).toContainText("No rules yet");
  await tally.press("Escape", "u", "Shift+R");
  await expect(dialog).toContainText("is never MONEY");
  await tally.press("Escape", "Shift+U");
  await tally.startNew();
  await tally.annotate("Now $5 million again.");
  await expect(tally.marks).toHaveText(["$5 million"]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the offer and in the rules, ${colorScheme}`, async ({ tally, page }) => {
    await page.emulateMedia({ colorScheme });
    await open(tally);
    await tally.press("x");
    await expect(offer(page)).toContainText("in all documents");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await tally.press("Shift+X", "Shift+R");
    await expect(page.getByRole("dialog", { name: "Rules" })).toContainText("is never MONEY");
    await tally.messages.getByRole("button", { name: "Dismiss" }).first().waitFor();
    expect((await new AxeBuilder({ page }).include("dialog[open]").analyze()).violations).toEqual([]);
  });
}
