// The command palette, the keys that can be changed, and what is set once.
import type { Page } from "@playwright/test";
import { expect, test } from "./page.ts";

/** Holds back the part of the program that draws dialogs, until what is returned is called. */
async function holdDialogs(page: Page): Promise<() => void> {
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/split_dialogs/u, async (route) => {
    await held;
    await route.continue();
  });
  return () => answer();
}

test("Ctrl+K finds any command by typing and does it, by keyboard alone", async ({ tally, page }) => {
  await tally.open();
  await tally.sample("Finance");
  const palette = page.getByRole("dialog", { name: "All commands" });
  const field = palette.getByRole("combobox");
  await tally.press("Control+k");
  await expect(field).toBeFocused();
  // Every action has its keys beside it.
  await expect(palette.getByRole("option", { name: /Accept, and on to the next/ })).toContainText("a");
  await field.fill("reject");
  await expect(palette.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  const before = await tally.current();
  await tally.press("Enter");
  await expect(palette).toBeHidden();
  await expect(tally.region.locator(`mark[data-id="${before!.id}"]`).first()).toHaveAttribute("data-decision", "rejected");

  await tally.press("Control+k");
  await field.fill("label person");
  await tally.press("Enter");
  await expect(tally.selected.first()).toHaveAttribute("data-label", "PERSON");

  await tally.press("Control+k");
  await field.fill("no such command");
  await expect(palette.getByRole("status")).toHaveText("No command of that name");
  await field.fill("");
  await tally.press("ArrowDown", "ArrowDown", "ArrowUp");
  await expect(palette.getByRole("option").nth(1)).toHaveAttribute("aria-selected", "true");
  await tally.press("Escape");
  await expect(palette).toBeHidden();
});

test("what is typed for the palette while it is being loaded is typed into it", async ({ tally, page }) => {
  const answer = await holdDialogs(page);
  await tally.open();
  await tally.box.fill("Kyiv paid $5.");
  await tally.press("Control+k");
  await page.keyboard.type("Settinx");
  await tally.press("Backspace");
  await page.keyboard.type("gs");
  await tally.press("Enter");
  answer();
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await expect(tally.box).toHaveValue("Kyiv paid $5.");
});

test("Escape takes back the wish for a dialog that is being loaded", async ({ tally, page }) => {
  const answer = await holdDialogs(page);
  await tally.open();
  await tally.press("Control+k", "x", "Escape");
  answer();
  await tally.press("Control+k");
  const field = page.getByRole("dialog", { name: "All commands" }).getByRole("combobox");
  await expect(field).toBeFocused();
  await expect(field, "nothing of before is typed").toHaveValue("");
});

test("the palette opens other documents", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate("Kyiv paid $5.", { title: "First of all" });
  await tally.startNew();
  await tally.annotate("Lviv paid $6.", { title: "Second" });
  await tally.press("Control+k");
  await page.keyboard.type("first of");
  await tally.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("First of all");
});

test("keys can be changed, clash with nothing, outlive a reload and go back", async ({ tally, page }) => {
  await tally.open();
  await tally.sample("Finance");
  await tally.press("?");
  const row = tally.help.locator("[data-key=accept]");
  const change = tally.help.getByRole("button", { name: "Change the keys of “Accept, and on to the next”" });
  await change.click();
  await tally.press("x");
  await expect(tally.help.getByRole("status")).toHaveText("x is already the key of “Reject, and on to the next”.");
  await change.click();
  await tally.press("m");
  await expect(tally.help.getByRole("status")).toHaveText("m is already the key of the label MONEY.");
  await change.click();
  await tally.press("Shift+Space");
  await expect(tally.help.getByRole("status")).toHaveText("Shift+Space is now the key of “Accept, and on to the next”.");
  await expect(row.locator("kbd")).toHaveText(["Shift+Space"]);
  await tally.help.getByRole("button", { name: "Close" }).click();

  await expect.poll(async () => tally.current()).toBeDefined();
  await page.waitForTimeout(200);
  await tally.reload();
  const { id } = (await tally.current())!;
  await tally.press("a");
  expect((await tally.current())!.id, "its old key does nothing").toBe(id);
  await tally.press("Shift+Space");
  await expect(tally.region.locator(`mark[data-id="${id}"]`).first()).toHaveAttribute("data-decision", "accepted");
  await tally.press("?");
  await tally.help.getByRole("button", { name: "All keys as they were at first" }).click();
  await expect(row.locator("kbd")).toHaveText(["a", "Enter"]);
});

test("the annotator's name is set once and kept with every decision, and can be left out of a download", async ({ tally, page }) => {
  await tally.open();
  await tally.press("Tab");
  await page.locator("h1").click();
  await tally.press("Shift+P");
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByLabel("Annotator’s name").fill("Оля");
  await settings.getByRole("button", { name: "Close" }).click();
  await tally.sample("Finance");
  await tally.press("a", "x");
  await tally.saved();
  await tally.reload();
  await tally.press("a");
  const by = async () => (await tally.native())[0]!.spans.map((span) => span.decided_by).filter(Boolean);
  expect(await by()).toEqual(["Оля", "Оля", "Оля"]);
  await page.locator("h1").click();
  await tally.press("Shift+P");
  await settings.getByLabel("Annotators’ names").uncheck();
  await settings.getByRole("button", { name: "Close" }).click();
  expect(await by()).toEqual([]);
});

test("the time spent on a document is kept with it, and can be left out of a download", async ({ tally, page }) => {
  await page.clock.install();
  await tally.open();
  await tally.sample("Finance");
  for (let sign = 0; sign < 5; sign += 1) {
    await page.clock.fastForward(10_000);
    await tally.press("j");
  }
  // Nobody is at work for an hour.
  await page.clock.fastForward(3_600_000);
  await tally.press("j");
  await page.evaluate(() => dispatchEvent(new Event("blur")));
  const seconds = async () => (await tally.native())[0]!.meta.seconds;
  const spent = (await seconds())!;
  expect(spent).toBeGreaterThanOrEqual(40);
  expect(spent).toBeLessThan(120);
  await page.locator("h1").click();
  await tally.press("Shift+P");
  await page.getByLabel("Time spent on each document").uncheck();
  await page.getByRole("dialog", { name: "Settings" }).getByRole("button", { name: "Close" }).click();
  expect(await seconds()).toBeUndefined();
});
