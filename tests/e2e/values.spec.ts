// Values: in words at a glance, and every field to be corrected, by keyboard alone.
import { parseCsv } from "./dataset.ts";
import { expect, test, type Tallymark } from "./page.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 10 to 15 percent of its clients.\nThe deal closed on 4 May 2025.";

const field = (tally: Tallymark, name: string) => tally.inspector.getByLabel(name, { exact: true });
const add = async (tally: Tallymark, name: string) => {
  if (await tally.inspector.locator(`#field-${name}`).isVisible()) return;
  const button = tally.inspector.locator(".values__adds").getByRole("button", { name, exact: true });
  if (!(await button.isVisible())) await tally.inspector.getByText("Add a field").click();
  await button.click();
};
const problem = (tally: Tallymark) => tally.inspector.getByRole("alert").filter({ hasText: /./ });

test.beforeEach(async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
});

test("a value is corrected by keyboard alone, undone, redone, and kept beside what was suggested", async ({ tally }) => {
  await tally.press("e");
  await expect(field(tally, "Value")).toBeFocused();
  await expect(field(tally, "Value")).toHaveValue("50000000000");
  await tally.page.keyboard.type("51,500,000,000");
  await tally.press("Enter");
  // The keys of review work again, on the same mention.
  await expect(tally.selected).toBeFocused();
  await expect(tally.selected).toHaveAttribute("data-decision", "corrected");
  await expect(tally.selected).toHaveAttribute("data-value", "51.5 billion US dollars");
  await expect(field(tally, "Value")).toHaveValue("51500000000");
  await expect(tally.inspector).toContainText("Suggested as MONEY, 50 billion US dollars.");
  await tally.press("u");
  await expect(tally.selected).toHaveAttribute("data-decision", "suggested");
  await expect(field(tally, "Value")).toHaveValue("50000000000");
  await tally.press("Shift+U");
  await expect(field(tally, "Value")).toHaveValue("51500000000");
  await tally.saved();
  await tally.reload();
  await expect(tally.selected).toHaveAttribute("data-value", "51.5 billion US dollars");
  const [document] = await tally.native();
  expect(document?.spans[0]).toMatchObject({
    decision: "corrected",
    norm: { value: "51500000000", unit: "USD" },
    was: { label: "MONEY", norm: { value: "50000000000", unit: "USD" } },
  });
  const [row] = parseCsv(await tally.download("CSV", "This document"));
  expect(row).toMatchObject({ value: "51500000000", decision: "corrected" });
  expect(Object.keys(row ?? {})).toContain("cue");
  await tally.press("u");
  await expect(tally.selected).toHaveAttribute("data-value", "50 billion US dollars");
});

test("what is wrong is said beside the field, and nothing is lost", async ({ tally }) => {
  await tally.press("e");
  await tally.page.keyboard.type("1,5");
  await tally.press("Enter");
  await expect(problem(tally)).toContainText("a comma groups thousands (1,000)");
  await expect(field(tally, "Value")).toBeFocused();
  await expect(field(tally, "Value")).toHaveAttribute("aria-invalid", "true");
  await expect(field(tally, "Value")).toHaveAccessibleDescription(/a comma groups thousands/);
  // Keys type here; none decides.
  await tally.page.keyboard.type("ax");
  await expect(tally.selected).toHaveAttribute("data-decision", "suggested");
  // Another mention comes on the screen and goes again.
  await tally.inspector.getByRole("button", { name: "Next mention" }).click();
  await expect(problem(tally)).toHaveCount(0);
  await tally.inspector.getByRole("button", { name: "Previous mention" }).click();
  await expect(field(tally, "Value")).toHaveValue("1,5ax");
  await expect(problem(tally)).toContainText("“1,5ax” is no number");
  await field(tally, "Value").press("Escape");
  await expect(field(tally, "Value")).toHaveValue("50000000000");
  await expect(problem(tally)).toHaveCount(0);
  await expect(tally.selected).toBeFocused();
  await expect(tally.selected).toHaveAttribute("data-decision", "suggested");
});

test("ranges, bounds and units", async ({ tally }) => {
  await tally.press("j");
  await expect(tally.selected).toHaveAttribute("data-value", "10 to 15 percent");
  await field(tally, "Low").fill("20");
  await field(tally, "Low").press("Enter");
  await expect(problem(tally)).toHaveText("Low (20) is above High (15).");
  await field(tally, "High").fill("25");
  await field(tally, "High").press("Enter");
  await field(tally, "Low").press("Enter");
  await expect(tally.selected).toHaveAttribute("data-value", "20 to 25 percent");
  await add(tally, "Value");
  await expect(field(tally, "Value")).toBeFocused();
  await tally.page.keyboard.type("22.5");
  await tally.press("Enter");
  await add(tally, "Bound");
  await field(tally, "Bound").selectOption("more than");
  await expect(tally.selected).toHaveAttribute("data-value", "more than 22.5 percent");
  await field(tally, "Unit").fill("");
  await field(tally, "Unit").press("Enter");
  await expect(tally.selected).toHaveAttribute("data-value", "more than 22.5");
});

test("a date and its type", async ({ tally }) => {
  await tally.press("j", "j", "e");
  await expect(field(tally, "TIMEX")).toHaveValue("2025-05-04");
  await tally.page.keyboard.type("2025-05-32");
  await tally.press("Enter");
  await expect(problem(tally)).toContainText("There is no day 32");
  await field(tally, "TIMEX").fill("2025-05-04T18:30+02:00");
  await tally.press("Enter");
  await expect(tally.selected).toHaveAttribute("data-value", "4 May 2025, 18:30 +02:00");
  await expect(field(tally, "Type")).toHaveValue("TIME");
  await field(tally, "TIMEX").fill("XXXX-WXX-7");
  await field(tally, "TIMEX").press("Enter");
  await field(tally, "Type").selectOption("SET");
  await expect(tally.selected).toHaveAttribute("data-value", "every Sunday");
});

test("words of the article are what is counted", async ({ tally }) => {
  await tally.press("j", "s", "j");
  const use = tally.inspector.getByRole("button", { name: "Use selection: Counted" });
  await expect(use).toBeVisible();
  const words = await tally.page.evaluate(() => getSelection()?.toString());
  await use.press("Enter");
  await expect(tally.selected).toHaveText("10 to 15 percent");
  await expect(tally.selected).toBeFocused();
  await expect(tally.inspector.locator("q").first()).toHaveText(words ?? "");
  await expect(tally.selected).toHaveAttribute("data-decision", "corrected");
  const [document] = await tally.native();
  expect(document?.spans[1]?.norm?.counted?.text).toBe(words);
  await tally.inspector.getByRole("button", { name: "Clear Counted" }).click();
  await add(tally, "Counted");
  await tally.inspector.getByRole("button", { name: "Use selection: Counted" }).click();
  await expect(problem(tally)).toContainText("Select words in the article first");
});

test("another label for numbers keeps a value of the user's own, other words do not", async ({ tally }) => {
  await tally.press("e");
  await tally.page.keyboard.type("7");
  await tally.press("Enter", "c");
  await expect(tally.selected).toHaveAttribute("data-value", "7 US dollars");
  await tally.press("m", "Shift+]");
  await expect(tally.selected).toHaveText("$50");
  // The value is that of the words as they are now, no longer the user's.
  await expect(tally.selected).toHaveAttribute("data-value", "50 US dollars");
  await tally.press("u");
  await expect(tally.selected).toHaveAttribute("data-value", "7 US dollars");
});
