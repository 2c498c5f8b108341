// Triage by keyboard alone: the order of review, batches as one act, what was skipped, the pace.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, type Tallymark } from "./page.ts";

/** Mentions that no version of the extractor misses, in two kinds. */
const TEXT = [
  "The bank paid $50 billion for a rival and lost 12 percent of its clients.",
  "It sold 30 percent for $4 million on 4 May 2025.",
  "Another 7 percent went for $2 million.",
].join("\n");

const reviewButton = (page: Page) => page.getByRole("button", { name: "Review", exact: true });
const standing = (page: Page) => page.locator(".standing");

async function decisions(tally: Tallymark): Promise<string[]> {
  return (await tally.allMarks()).map(({ text, decision }) => `${text} ${decision}`);
}

/** The mentions in the order in which the next key goes through them. */
async function sequence(tally: Tallymark): Promise<string[]> {
  const ids: string[] = [];
  await tally.press("Escape");
  await expect(tally.selected).toHaveCount(0);
  for (;;) {
    await tally.press("j");
    const id = (await tally.current())?.id ?? "";
    if (ids.at(-1) === id) return ids;
    ids.push(id);
  }
}

test.beforeEach(async ({ tally }) => {
  await tally.open();
});

test("mentions come up by position, least certain first, or by label", async ({ tally, page }) => {
  await tally.sample("Finance");
  const [document] = await tally.native();
  const spans = document?.spans ?? [];
  const by = (key: (span: (typeof spans)[number]) => number | string) =>
    [...spans]
      .sort((a, b) => {
        const [one, other] = [key(a), key(b)];
        return one < other ? -1 : one > other ? 1 : a.start - b.start || b.end - a.end;
      })
      .map(({ id }) => id);
  const orders: [string, string[]][] = [
    ["By position", by(() => 0)],
    ["Least certain first", by(({ score }) => score)],
    ["By label", by(({ label }) => label)],
  ];
  expect(new Set(orders.map(([, ids]) => ids.join())).size, "the three differ").toBe(3);
  for (const [index, [name, expected]] of orders.entries()) {
    if (index > 0) {
      await tally.press("Shift+O");
      await expect(page.getByRole("radio", { name: orders[index - 1]?.[0] ?? "" })).toBeFocused();
      await tally.press("ArrowDown");
      await expect(page.getByRole("radio", { name })).toBeChecked();
      await tally.press("Escape");
      await expect(reviewButton(page)).toBeFocused();
      await expect(reviewButton(page)).toHaveAttribute("aria-expanded", "false");
    }
    expect(await sequence(tally), name).toEqual(expected);
  }
  // A decision goes on in the same order, and the order is there again after a reload.
  const labels = orders[2]?.[1] ?? [];
  await tally.press("Escape", "j", "a", "x");
  expect((await tally.current())?.id).toBe(labels[2]);
  await tally.saved();
  await tally.reload();
  await expect(tally.selected.first()).toBeVisible();
  await tally.press("a");
  expect((await tally.current())?.id).toBe(labels[3]);
});

test("the rest of the document is accepted with one key, and comes back with one", async ({ tally }) => {
  await tally.annotate(TEXT);
  await tally.press("x");
  const before = await decisions(tally);
  const waiting = before.filter((mark) => mark.endsWith("suggested")).length;
  await tally.press("Shift+A");
  await expect(tally.messages).toContainText(`${waiting} accepted. Undo with U.`);
  const after = await decisions(tally);
  expect(after).toEqual(before.map((mark) => mark.replace("suggested", "accepted")));
  const [document] = await tally.native();
  expect(document?.spans.map(({ decision }) => decision)).toEqual(after.map((mark) => mark.split(" ").at(-1)));
  await tally.press("u");
  await expect.poll(() => decisions(tally)).toEqual(before);
  await tally.press("Shift+U");
  await expect.poll(() => decisions(tally)).toEqual(after);
  await tally.press("Shift+A");
  await expect(tally.messages).toContainText("Nothing waits for a decision here.");
  await tally.press("u", "u");
  expect((await decisions(tally)).every((mark) => mark.endsWith("suggested"))).toBe(true);
});

test("all of a label, and all that are certain, are accepted from the menu", async ({ tally, page }) => {
  await tally.annotate(TEXT);
  const before = await decisions(tally);
  await tally.press("j");
  expect((await tally.current())?.label).toBe("PERCENT");
  await tally.press("Shift+O", "Tab", "Tab");
  await expect(page.getByRole("button", { name: /^All PERCENT/ })).toBeFocused();
  await expect(page.getByRole("button", { name: /^All PERCENT/ })).toContainText("3");
  await tally.press("Enter");
  await expect(tally.messages).toContainText("3 accepted. Undo with U.");
  expect(await decisions(tally)).toEqual(before.map((mark) => mark.replace(/(percent) suggested/, "$1 accepted")));
  // The review goes on where it was.
  await expect(tally.selected.first()).toBeFocused();
  expect((await tally.current())?.text).toBe("$4 million");
  await tally.press("u");
  await expect.poll(() => decisions(tally)).toEqual(before);

  const [document] = await tally.native();
  const scores = document?.spans.map(({ score }) => Math.round(score * 100)) ?? [];
  const limit = Math.max(...scores);
  const certain = scores.filter((score) => score >= limit).length;
  await tally.press("Shift+O", "Tab", "Tab", "Tab", "Tab");
  const threshold = page.getByRole("spinbutton", { name: "Certain from, in percent" });
  await expect(threshold).toBeFocused();
  await threshold.press("Control+a");
  await page.keyboard.type(String(limit));
  await tally.press("Shift+Tab");
  const sure = page.getByRole("button", { name: new RegExp(`^All from ${limit}% certain`) });
  await expect(sure).toBeFocused();
  await expect(sure).toContainText(new RegExp(`${certain}$`));
  await tally.press("Enter");
  await expect(tally.messages).toContainText(`${certain} accepted. Undo with U.`);
  expect((await decisions(tally)).filter((mark) => mark.endsWith("accepted"))).toHaveLength(certain);
  await tally.press("u");
  await expect.poll(() => decisions(tally)).toEqual(before);
});

test("what was skipped is counted, come back to at the end, and reached with a key", async ({ tally, page }) => {
  await tally.annotate(TEXT);
  const texts = (await tally.allMarks()).map(({ text }) => text);
  expect(texts.length).toBeGreaterThan(5);
  await tally.press("j", "j");
  await expect(standing(page)).toContainText("2 skipped");
  await tally.press("v");
  await expect(tally.selected).toHaveText(texts[0] ?? "");
  await tally.press("v");
  await expect(tally.selected).toHaveText(texts[1] ?? "");
  await tally.press("j");
  for (let left = texts.length - 2; left > 0; left -= 1) await tally.press("a");
  await expect(tally.messages).toContainText("2 were skipped: back to the first");
  await expect(tally.selected).toHaveText(texts[0] ?? "");
  await tally.press("a", "x");
  await expect(standing(page)).toContainText(`All ${texts.length} mentions are decided.`);
});

test("what is left and the pace are shown, can be hidden, and end in a calm state", async ({ tally, page }) => {
  await tally.annotate(TEXT, { title: "First" });
  await tally.startNew();
  await tally.sample("Finance");
  const total = (await tally.allMarks()).length;
  await expect(standing(page)).toContainText(`${total} left`);
  for (let key = 0; key < 6; key += 1) {
    await tally.press("a");
    await page.waitForTimeout(120);
  }
  await expect(standing(page)).toContainText(new RegExp(`${total - 6} left\\s*\\d+ a minute\\s*(about \\d+ min|under a minute)`));
  await tally.press("Shift+O");
  const box = page.getByRole("checkbox", { name: "Show what is left and the pace" });
  await box.focus();
  await tally.press("Space");
  await expect(box).not.toBeChecked();
  await tally.press("Escape");
  await expect(standing(page)).not.toContainText("left");
  await tally.press("Tab");
  await tally.saved();
  await tally.reload();
  await expect(tally.selected.first()).toBeVisible();
  await expect(standing(page)).not.toContainText("left");

  await tally.press("Shift+A");
  await expect(standing(page)).toContainText(`All ${total} mentions are decided.`);
  await standing(page).getByRole("button", { name: "Download the dataset" }).press("Enter");
  await expect(tally.downloadDialog).toBeVisible();
  await tally.press("Escape");
  await standing(page).getByRole("button", { name: /^Next document/ }).press("Enter");
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("First");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the menu and in the line of what is left, ${colorScheme}`, async ({ tally, page }) => {
    await page.emulateMedia({ colorScheme });
    await tally.annotate(TEXT);
    await tally.press("j", "a", "Shift+O");
    await expect(page.getByRole("radio", { name: "By position" })).toBeFocused();
    await expect(standing(page)).toContainText("1 skipped");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await tally.press("Escape", "Shift+A");
    await expect(standing(page)).toContainText("are decided");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
