// How an article is read: the order of day and month, and whose dollar `$` is.
import { expect, test, type Tallymark } from "./page.ts";

const TEXT = "The bank paid $50 billion for a rival.\nThe deal closed on 04/12/2025.";

const options = (tally: Tallymark) => tally.page.locator("summary", { hasText: "Reading options" });
const order = (tally: Tallymark) => tally.page.getByLabel("Dates like 04/12");
const dollar = (tally: Tallymark) => tally.page.getByLabel("$ means");
const ids = async (tally: Tallymark) => (await tally.allMarks()).map(({ id }) => id);

/** Other options and back by undo: the suggestions follow. */
async function dollarBack(tally: Tallymark): Promise<void> {
  await options(tally).click();
  await dollar(tally).selectOption("US dollar");
  await expect(tally.marks.first()).toHaveAttribute("data-value", "50 billion US dollars");
  await tally.page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(tally.marks.first()).toHaveAttribute("data-value", "50 billion Australian dollars");
}

test("options are chosen before an article is added", async ({ tally }) => {
  await tally.open();
  await options(tally).click();
  await order(tally).selectOption("Day first: 4 December");
  await dollar(tally).selectOption("Australian dollar");
  await tally.annotate(TEXT);
  await expect(tally.marks.first()).toHaveAttribute("data-value", "50 billion Australian dollars");
  const [document] = await tally.native();
  expect(document?.meta).toMatchObject({ date_order: "day-first", dollar: "AUD" });
  expect(document?.spans[0]?.norm?.unit).toBe("AUD");
  await dollarBack(tally);
  // They are this article's alone.
  await tally.startNew();
  await expect(dollar(tally)).toHaveValue("USD");
});

test("other options have the suggestions looked for again, and leave what is decided", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.press("a");
  const before = await ids(tally);
  await options(tally).click();
  await dollar(tally).selectOption("Canadian dollar");
  await tally.extracted();
  await expect.poll(() => ids(tally)).not.toEqual(before);
  expect((await ids(tally))[0]).toBe(before[0]);
  await expect(tally.marks.first()).toHaveAttribute("data-decision", "accepted");
  await order(tally).selectOption("Month first: April 12");
  await tally.extracted();
  await order(tally).press("Escape");
  await expect(order(tally)).toBeHidden();
  await tally.saved();
  await tally.reload();
  await options(tally).click();
  await expect(dollar(tally)).toHaveValue("CAD");
  await expect(order(tally)).toHaveValue("month-first");
  const [document] = await tally.native();
  expect(document?.meta).toMatchObject({ date_order: "month-first", dollar: "CAD" });
  await tally.page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(order(tally)).toHaveValue("");
});
