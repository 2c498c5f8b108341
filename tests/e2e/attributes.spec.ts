// What a mention carries beside its label, by keyboard alone: units by name, dates from a calendar, doubts, entities.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, type Tallymark } from "./page.ts";

const TEXT = "The bank paid $50 billion for a rival.\nThe deal closed on 4 May 2025.\nApple and the bank agreed; Apple said so.";

const field = (tally: Tallymark, name: string) => tally.inspector.getByLabel(name, { exact: true });
const problem = (tally: Tallymark) => tally.inspector.getByRole("alert").filter({ hasText: /./ });
const calendar = (page: Page) => page.getByRole("dialog", { name: "Choose a date" });
const cell = (page: Page) => calendar(page).locator(":focus");
const announced = (page: Page, text: string | RegExp) =>
  expect(page.locator("[aria-live=polite]").filter({ hasText: text })).not.toHaveCount(0);

/** Goes to the first mention with these words by key. */
async function goTo(tally: Tallymark, words: string): Promise<void> {
  await tally.press("Escape");
  for (let step = 0; step < 20; step += 1) {
    await tally.press("j");
    if ((await tally.current())?.text === words) return;
  }
  throw new Error(`no mention ${words}`);
}

test.beforeEach(async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT, { date: "2025-05-09" });
});

test("a unit is given by its name or its code, and one that is none is refused", async ({ tally }) => {
  await goTo(tally, "$50 billion");
  await field(tally, "Unit").focus();
  const listed = (name: string) => tally.page.locator("datalist#currencies option", { hasText: name });
  await expect(listed("Ukrainian hryvnias")).toHaveAttribute("value", "UAH");
  expect(await tally.page.locator("datalist#currencies option").count()).toBeGreaterThan(150);
  await tally.page.keyboard.press("Control+A");
  await tally.page.keyboard.type("XYZ");
  await tally.press("Enter");
  await expect(problem(tally)).toContainText("“XYZ” is no currency");
  await expect(field(tally, "Unit")).toBeFocused();
  await tally.page.keyboard.press("Control+A");
  await tally.page.keyboard.type("Moldovan lei");
  await tally.press("Enter");
  await expect(tally.selected).toHaveAttribute("data-value", "50 billion Moldovan lei");
  await tally.press("u");
  await expect(tally.selected).toHaveAttribute("data-value", "50 billion US dollars");
});

test("a date is chosen on a calendar: day, time, week, month, year and range", async ({ tally, page }) => {
  const value = field(tally, "TIMEX");
  await goTo(tally, "4 May 2025");
  const reopen = async () => {
    await tally.press("e");
    await expect(value).toBeFocused();
    await tally.press("Alt+ArrowDown");
    await expect(calendar(page)).toBeVisible();
    await expect(cell(page)).toHaveAttribute("tabindex", "0");
  };
  const scale = async (name: string) => {
    await calendar(page).getByRole("radio", { name }).focus();
    await tally.press("Space");
    await calendar(page).getByRole("grid").locator("[tabindex='0']").focus();
  };
  // The button beside the field, by key.
  await tally.press("e", "Tab");
  await expect(page.getByRole("button", { name: "Choose on a calendar" })).toBeFocused();
  await tally.press("Enter");
  await expect(cell(page)).toHaveAccessibleName("Sunday 4 May 2025");
  await expect(calendar(page).getByRole("button", { name: /9 May 2025, day of publication/ })).toBeVisible();
  await tally.press("ArrowRight", "ArrowDown");
  await expect(cell(page)).toHaveAccessibleName("Monday 12 May 2025");
  await tally.press("End", "PageUp", "Home");
  await expect(cell(page)).toHaveAccessibleName("Monday 14 April 2025");
  await expect(calendar(page).getByRole("heading", { name: "April 2025" })).toBeVisible();
  await tally.press("Enter");
  await expect(calendar(page)).toBeHidden();
  // The keys of review work again, on the same mention.
  await expect(tally.selected).toBeFocused();
  await expect(tally.selected).toHaveAttribute("data-value", "14 Apr 2025");
  await expect(value).toHaveValue("2025-04-14");

  await reopen();
  await calendar(page).getByLabel("Part of the day").selectOption("Evening");
  await calendar(page).getByRole("button", { name: "Apply" }).press("Enter");
  await expect(value).toHaveValue("2025-04-14TEV");
  await expect(field(tally, "Type")).toHaveValue("TIME");

  await expect(tally.selected).toBeFocused();
  await reopen();
  await scale("Week");
  await expect(cell(page)).toHaveAccessibleName("Week 16 (2025), from Monday 14 April 2025");
  await tally.press("ArrowDown", "Enter");
  await expect(value).toHaveValue("2025-W17");

  await expect(tally.selected).toBeFocused();
  await reopen();
  await scale("Month");
  await tally.press("ArrowDown", "ArrowLeft", "Enter");
  await expect(value).toHaveValue("2025-06");

  await expect(tally.selected).toBeFocused();
  await reopen();
  await scale("Year");
  await tally.press("PageDown", "Enter");
  await expect(value).toHaveValue("2037");

  await expect(tally.selected).toBeFocused();
  await reopen();
  await scale("Range");
  await calendar(page).getByRole("button", { name: "Day of publication" }).press("Enter");
  await expect(cell(page)).toHaveAccessibleName("Friday 9 May 2025, day of publication");
  await tally.press("Enter");
  await expect(calendar(page)).toContainText("Now choose the end of the range.");
  await tally.press("ArrowLeft", "ArrowLeft", "Enter");
  await expect(value).toHaveValue("2025-05-07/2025-05-09");
  await expect(tally.selected).toHaveAttribute("data-value", "7 May 2025 to 9 May 2025");

  // Escape leaves everything as it was.
  await expect(tally.selected).toBeFocused();
  await reopen();
  await tally.press("ArrowLeft", "Escape");
  await expect(calendar(page)).toBeHidden();
  await expect(value).toHaveValue("2025-05-07/2025-05-09");
  await value.press("Escape");
  await tally.press("u");
  await expect(value).toHaveValue("2037");
  await tally.saved();
  await tally.reload();
  await expect(tally.selected).toHaveAttribute("data-value", "2037");
  const [document] = await tally.native();
  const dates = document?.spans.filter((span) => span.text === "4 May 2025");
  expect(dates?.[0]).toMatchObject({ decision: "corrected", norm: { timex: "2037", timex_type: "DATE" } });
});

test("a doubt is a key, a box, a sign on the mark and a word for screen readers", async ({ tally, page }) => {
  await goTo(tally, "$50 billion");
  const box = tally.inspector.getByRole("checkbox", { name: "Uncertain" });
  await expect(box).not.toBeChecked();
  await tally.press("w");
  await expect(box).toBeChecked();
  await expect(tally.selected).toHaveAttribute("data-uncertain", "");
  await expect(tally.selected).toHaveAccessibleDescription("MONEY, 50 billion US dollars, suggested, uncertain");
  await announced(page, "$50 billion: uncertain");
  // A doubt decides nothing, and a decision takes no doubt away.
  await tally.press("a", "k");
  await goTo(tally, "$50 billion");
  await expect(tally.selected).toHaveAccessibleDescription("MONEY, 50 billion US dollars, accepted, uncertain");
  await tally.saved();
  await tally.reload();
  await expect(box).toBeChecked();
  const [document] = await tally.native();
  const amount = document?.spans.find((span) => span.text === "$50 billion");
  expect(amount).toMatchObject({ decision: "accepted", uncertain: true });
  expect(document?.spans.filter((span) => "uncertain" in span)).toHaveLength(1);
  await tally.selected.focus();
  await box.press("Space");
  await expect(box).not.toBeChecked();
  await expect(tally.selected).not.toHaveAttribute("data-uncertain");
  await tally.selected.focus();
  await tally.press("u");
  await expect(box).toBeChecked();
  await tally.press("u", "u");
  await expect(tally.selected).not.toHaveAttribute("data-uncertain");
});

test("an entity is a Wikidata number or a name, suggested where the words come again", async ({ tally, page }) => {
  await goTo(tally, "Apple");
  const entity = field(tally, "Entity");
  await entity.focus();
  await page.keyboard.type("Q0312");
  await tally.press("Enter");
  await expect(problem(tally)).toContainText("“Q0312” is no Wikidata number");
  await expect(entity).toHaveAttribute("aria-invalid", "true");
  await expect(entity).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("q312");
  await tally.press("Enter");
  await expect(problem(tally)).toHaveCount(0);
  await expect(tally.selected).toBeFocused();
  await expect(entity).toHaveValue("Q312");
  await expect(entity).toHaveAccessibleDescription(/Wikidata/);
  await announced(page, "Apple is Q312");
  await tally.press("u");
  await expect(entity).toHaveValue("");
  await tally.press("Shift+U");
  await expect(entity).toHaveValue("Q312");
  // The same words in another document.
  await tally.saved();
  await tally.startNew();
  await tally.annotate("Apple sold 5 million phones.");
  await goTo(tally, "Apple");
  await expect(page.locator("datalist#entities option")).toHaveAttribute("value", "Q312");
  await entity.focus();
  await page.keyboard.type("Apple Inc.");
  await tally.press("Enter");
  await expect(entity).toHaveAccessibleDescription("");
  await entity.focus();
  await page.keyboard.type(" of Cupertino");
  await tally.press("Escape");
  await expect(entity).toHaveValue("Apple Inc.");
  await tally.saved();
  await tally.reload();
  await expect(entity).toHaveValue("Apple Inc.");
  const links = (await tally.native("All documents")).flatMap(({ spans }) => spans.map(({ link }) => link ?? ""));
  expect(links.filter((link) => link !== "").sort()).toEqual(["Apple Inc.", "Q312"]);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport, contextOptions: { reducedMotion: "reduce" } });

      test("axe-core finds no violation in the calendar and the attributes", async ({ tally, page }, info) => {
        test.setTimeout(60_000);
        const check = async (state: string) => {
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
          expect.soft(found, state).toEqual([]);
          await page.screenshot({ path: info.outputPath(`${state}.png`), animations: "disabled" });
        };
        await goTo(tally, "4 May 2025");
        await tally.press("w");
        await field(tally, "Entity").focus();
        await page.keyboard.type("Q42");
        await tally.press("Enter");
        await check("attributes");
        await tally.press("e", "Alt+ArrowDown");
        for (const scale of ["Day", "Week", "Month", "Year", "Range"]) {
          await calendar(page).getByRole("radio", { name: scale }).focus();
          await tally.press("Space");
          await check(`calendar-${scale}`);
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      });
    });
  }
}
