// A whole review: paste, decide, come back, download.
import type { Page } from "@playwright/test";
import { parseCsv } from "./dataset.ts";
import { article, expect, Tallymark, test, type Mark } from "./page.ts";
import { reviewAll } from "./reviewer.ts";
import { stored } from "./storage.ts";

/** Puts something on the clipboard and pastes it with the keyboard, as a user does. */
async function paste(page: Page, parts: Record<string, string>): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(async (parts) => {
    const blobs = Object.entries(parts).map(([type, text]) => [type, new Blob([text], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, parts);
  await new Tallymark(page).box.focus();
  await page.keyboard.press("Control+v");
}

test("a pasted article is reviewed by keyboard alone, left, resumed and downloaded", async ({ tally, page }) => {
  const text = await article("01-drone-night");
  await tally.open();
  await paste(page, { "text/plain": text });
  await expect(tally.box).toHaveValue(text);
  await tally.press("Control+Enter");
  await tally.extracted();
  await expect(page.getByLabel("Published")).toHaveValue("2026-03-04");
  const found = await tally.allMarks();
  expect(found.length).toBeGreaterThan(30);

  const expected = await reviewAll(tally, { until: Math.floor(found.length / 2) });
  await tally.saved();
  const left = await tally.screen();
  expect(await tally.selected.count()).toBe(1);
  await tally.reload();
  await expect.poll(() => tally.screen()).toEqual(left);
  await tally.saved();

  await reviewAll(tally, { expected });
  await tally.press("s", "Shift+ArrowRight", "8");
  const added = (await tally.allMarks()).filter(({ decision }) => decision === "added");
  expect(added).toEqual([expect.objectContaining({ label: "EVENT", current: true })]);
  await tally.saved();

  const [document, ...others] = await tally.native();
  expect(others).toEqual([]);
  expect(document).toMatchObject({ text, meta: { title: text.split("\n")[0], date: "2026-03-04" } });
  const spans = document?.spans ?? [];
  expect(new Set(spans.map(({ decision }) => decision))).toEqual(new Set(["accepted", "corrected", "rejected", "added"]));
  for (const [id, outcome] of expected) expect(spans.find((span) => span.id === id), id).toMatchObject(outcome);
  expect(spans).toHaveLength(expected.size + 1);
  expect(spans.find(({ decision }) => decision === "added")).toMatchObject({ text: added[0]?.text, source: "user" });

  const rows = parseCsv(await tally.download("CSV", "This document"));
  expect(rows.map(({ start, end, label, decision }) => [Number(start), Number(end), label, decision])).toEqual(
    spans.map(({ start, end, label, decision }) => [start, end, label, decision]),
  );
  expect(rows.map((row) => row["text"]?.replace(/^'(?=[-+=@])/, ""))).toEqual(spans.map((span) => span.text));
});

test("a reload at once, and a new tab after the old one is closed, come back to the same screen", async ({ context }) => {
  let tally = new Tallymark(await context.newPage());
  await tally.open();
  await tally.sample("Finance");
  for (const leave of ["reload", "close"] as const) {
    await tally.press("a", "x", "j", "c");
    await tally.saved();
    const left = await tally.screen();
    if (leave === "reload") {
      await tally.reload();
    } else {
      await tally.page.close();
      tally = new Tallymark(await context.newPage());
      await tally.open();
    }
    await expect.poll(() => tally.screen()).toEqual(left);
    expect((await tally.current())?.label).toBe("CARDINAL");
    await expect(tally.inspector).toContainText("corrected");
    await expect(tally.status).toHaveText("Saved");
  }
  // The history has come along.
  await tally.press("u");
  await expect(tally.selected).toHaveAttribute("data-decision", "suggested");
});

test("an article that is being typed is there again after a reload", async ({ tally, page }) => {
  await tally.open();
  await tally.box.fill("A draft of 12 percent");
  const form = page.getByRole("form", { name: "New article" });
  await form.getByRole("textbox", { name: "Title" }).fill("Draft");
  await expect.poll(async () => JSON.stringify(await stored(page, "screen"))).toMatch(/A draft.*Draft|Draft.*A draft/);
  await tally.reload();
  await expect(tally.box).toHaveValue("A draft of 12 percent");
  await expect(form.getByRole("textbox", { name: "Title" })).toHaveValue("Draft");
});

const HTML = `<html><head><title>Ignored</title></head><body><!--StartFragment--><article>
  <h1>Mill   sold</h1><p style="color: red">The mill was sold for <b>$5</b>&nbsp;<i>million</i>,<br>they said.</p>
  <script>alert(1)</script><style>p{}</style>
  <ul><li>12 percent</li><li><p>27 people</p></li></ul><p>Caf&eacute; &amp; more.</p></article><!--EndFragment--></body></html>`;

test("the clipboard's HTML becomes clean paragraphs", async ({ tally }) => {
  await tally.open();
  await tally.box.evaluate((box, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "plain");
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, HTML);
  const text = "Mill sold\n\nThe mill was sold for $5\u00a0million,\nthey said.\n\n• 12 percent\n• 27 people\n\nCafé & more.";
  await expect(tally.box).toHaveValue(text);
  await tally.annotateButton.click();
  await tally.extracted();
  expect(await tally.text()).toBe(text);
});

test("a real paste of HTML goes where the caret is", async ({ tally, page }) => {
  await tally.open();
  await tally.box.fill("Before. After.");
  await tally.box.focus();
  await tally.press("Home", ..."Before. ".split("").map(() => "ArrowRight"));
  await paste(page, { "text/html": "<p>In <b>between</b>. </p>", "text/plain": "plain" });
  await expect(tally.box).toHaveValue(/^Before\. \s*In between\.\s*After\.$/);
});

test("undo to the very beginning and redo to the end give the same state", async ({ tally, page }) => {
  await tally.open();
  await tally.sample("Earthquake");
  const found = await tally.allMarks();
  await tally.press("a", "x", "c", "]", "[", "j", "Delete", "a", "s", "]", "1", "j", "m", "x");
  const reviewed = (await tally.allMarks()).map(({ current: _, ...mark }) => mark);
  expect(reviewed).not.toEqual(found.map(({ current: _, ...mark }) => mark));
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  const redo = page.getByRole("button", { name: "Redo", exact: true });
  let acts = 0;
  while (await undo.isEnabled()) {
    await tally.press("u");
    acts += 1;
    expect(acts).toBeLessThan(30);
  }
  expect(acts).toBeGreaterThan(6);
  await expect(tally.documents.getByRole("listitem")).toHaveCount(0);
  await expect(tally.box).toBeVisible();
  await tally.page.locator("body").click({ position: { x: 1, y: 1 } });
  for (let act = 1; act <= acts; act += 1) {
    await redo.click();
    if (act === 1) await expect.poll(async () => strip(await tally.allMarks())).toEqual(strip(found));
  }
  await expect(redo).toBeDisabled();
  expect(strip(await tally.allMarks())).toEqual(reviewed);
  await tally.saved();
  await tally.reload();
  await expect.poll(async () => strip(await tally.allMarks())).toEqual(reviewed);
});

function strip(marks: Mark[]): Omit<Mark, "current">[] {
  return marks.map(({ current: _, ...mark }) => mark);
}
