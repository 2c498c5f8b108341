// The whole workspace as one file, and back.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { backUp, backupFile, contents, dialog, offer, openStorage, parseBackup, restore, workspace, workspaceOf } from "./backups.ts";
import type { Backup, Line } from "./backups.ts";
import { crc32 } from "node:zlib";
import { expect, test, type Tallymark } from "./page.ts";
import { type Dump, load, stored } from "./storage.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";

/** A workspace of all kinds of things: relations, a rule, another schema, an annotator, acts to be undone and redone. */
async function openFull(tally: Tallymark, page: Page): Promise<void> {
  const full = JSON.parse(await readFile(new URL("stored/version-1.json", import.meta.url), "utf8")) as Dump;
  await load(page, full);
  await tally.open();
  await tally.extracted();
}

/** A backup with other lines. */
function withLines(backup: Backup, lines: Line[]): string {
  return [backup.header, ...lines, { end: lines.length }].map((line) => `${JSON.stringify(line)}\n`).join("");
}

const seal = (step: unknown): Line["record"] => {
  const json = JSON.stringify(step);
  return { v: 2, json, sum: crc32(json) };
};

test("everything comes back from a backup in another browser, with what can be undone", async ({ tally, page, browser, baseURL }) => {
  await openFull(tally, page);
  const before = await backUp(tally);
  const native = await tally.native("All documents");
  await tally.press("u");
  const undone = await workspace(tally);
  const context = await browser.newContext({ baseURL });
  const fresh = new (tally.constructor as new (page: Page) => Tallymark)(await context.newPage());
  await fresh.open();
  const shown = await offer(fresh, backupFile(before.text));
  await expect(shown.getByRole("heading", { name: /^Backup of \d/ })).toBeVisible();
  await expect(shown.getByRole("row", { name: /documents/ })).toHaveText(/3\s*0$/);
  await restore(fresh);
  await expect(fresh.page.getByText("Restored: 3 documents.")).toBeVisible();
  await fresh.saved();
  expect(workspaceOf(await backUp(fresh)).steps).toEqual(workspaceOf(before).steps);
  expect(await fresh.native("All documents")).toEqual(native);
  await fresh.reload();
  const again = await workspace(fresh);
  expect(again.steps).toEqual(workspaceOf(before).steps);
  expect((again.screen.preferences as { annotator: string }).annotator).toBe("Олена");
  await fresh.press("u");
  expect((await workspace(fresh)).documents).toEqual(undone.documents);
  await fresh.saved();
  await context.close();
});

test("what is replaced is kept, can be downloaded, restored and removed", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT, { title: "The first" });
  await tally.press("a");
  await tally.saved();
  const first = await backUp(tally);
  await tally.startNew();
  await tally.annotate(`${TEXT} More.`, { title: "The second" });
  await tally.saved();
  const both = await workspace(tally);
  await offer(tally, backupFile(first.text));
  await restore(tally);
  await tally.saved();
  expect((await workspace(tally)).documents).toEqual(workspaceOf(first).documents);
  // It goes on from there.
  await tally.press("x");
  await tally.saved();
  await tally.reload();
  await expect(tally.documents.getByRole("listitem")).toHaveCount(1);
  expect((await tally.allMarks()).map(({ decision }) => decision)).toEqual(["accepted", "rejected", "suggested"]);
  const shown = await openStorage(tally);
  const kept = shown.getByRole("listitem").filter({ hasText: "Workspace before restoring" });
  await expect(kept).toContainText("2 documents");
  const download = page.waitForEvent("download");
  await kept.getByRole("button", { name: "Download" }).click();
  const file = parseBackup(await contents(await download));
  expect(workspaceOf(file).documents).toEqual(both.documents);
  await kept.getByRole("button", { name: "Remove" }).click();
  await expect(kept.getByRole("button", { name: "Keep" })).toBeFocused();
  await kept.getByRole("button", { name: "Remove" }).click();
  await expect(kept).toHaveCount(0);
  expect(await stored(page, "aside")).toEqual([]);
});

test("300 documents are backed up and restored", async ({ tally }) => {
  test.setTimeout(120_000);
  await tally.open();
  await tally.annotate(TEXT, { title: "One" });
  await tally.press("a", "x");
  await tally.saved();
  const one = await backUp(tally);
  const document = workspaceOf(one).documents[0]!;
  const frame = one.lines.filter(({ store, record }) => store === "pieces" && !(record as { json: string }).json.includes("put_document"));
  const many = Array.from({ length: 300 }, (_, at) => ({
    learn: { put_document: { index: 0xffffffff, document: { ...document, id: `${String(document.id).slice(0, -4)}${1000 + at}`, title: `Number ${at}` } } },
  }));
  const pieces = [...frame.slice(0, 2).map(({ record }) => record), ...many.map(seal)].map((record, at) => ({ store: "pieces", key: at + 1, record }));
  const manifest = { store: "snapshots", key: 1, record: seal({ until: 0, pieces: pieces.map(({ key }) => key) }) };
  const shown = await offer(tally, backupFile(withLines(one, [manifest, ...pieces])));
  await expect(shown.getByRole("row", { name: /documents/ })).toHaveText(/300\s*1$/);
  await restore(tally);
  await tally.saved();
  const restored = await workspace(tally);
  expect(restored.documents).toEqual(many.map(({ learn }) => learn.put_document.document));
  await tally.reload();
  expect((await workspace(tally)).steps).toEqual(restored.steps);
});

test("each damage of a file is told with its line, and the rest is restored", async ({ tally }) => {
  test.setTimeout(120_000);
  await tally.open();
  for (const title of ["One", "Two"]) {
    if (!(await tally.box.isVisible())) await tally.startNew();
    await tally.annotate(`${TEXT} ${title}.`, { title });
    await tally.press("a");
  }
  await tally.saved();
  const { text } = await backUp(tally);
  const lines = text.split("\n");
  const place = lines.findIndex((line) => line.includes("The bank paid"));
  const put = (at: number, line: string) => lines.map((other, index) => (index === at ? line : other)).join("\n");
  const bytes = Buffer.from(text);
  bytes[bytes.indexOf("The bank paid")] = 0xff;
  const cases: { name: string; file: string | Buffer; line?: number; says: RegExp; documents: number }[] = [
    { name: "cut off at a line", file: `${lines.slice(0, -2).join("\n")}\n`, says: /cut off/, documents: 2 },
    { name: "cut off in a line", file: text.slice(0, text.indexOf("The bank paid") + 5), line: place + 1, says: /no JSON/, documents: 0 },
    { name: "one character changed", file: put(place, lines[place]!.replace("The bank", "The tank")), line: place + 1, says: /damaged/, documents: 1 },
    { name: "one byte changed", file: bytes, line: place + 1, says: /no JSON/, documents: 1 },
    { name: "no JSON", file: put(place, "nothing"), line: place + 1, says: /no JSON/, documents: 1 },
    { name: "another store", file: put(place, lines[place]!.replace('"pieces"', '"cellar"')), line: place + 1, says: /no record/, documents: 1 },
    { name: "a newer record", file: put(place, lines[place]!.replace('"v":2', '"v":9')), line: place + 1, says: /later version/, documents: 1 },
    { name: "a line removed", file: lines.filter((_, at) => at !== place).join("\n"), says: /should have/, documents: 1 },
    { name: "no manifest", file: put(1, lines[1]!.replace('"v":2', '"v":"2"')), line: 2, says: /damaged/, documents: 2 },
  ];
  for (const { name, file, line, says, documents } of cases) {
    await test.step(name, async () => {
      const shown = await offer(tally, backupFile(file));
      const flaws = shown.getByRole("region", { name: /wrong with this file/ }).getByRole("listitem");
      await expect(flaws.filter({ hasText: says }).first()).toBeVisible();
      if (line) await expect(flaws.filter({ hasText: says }).first()).toHaveAttribute("data-line", String(line));
      await expect(shown.getByRole("row", { name: /documents/ })).toHaveText(new RegExp(`${documents}\\s*2$`));
      await shown.getByRole("button", { name: "Back", exact: true }).click();
    });
  }
  await offer(tally, backupFile(put(place, "nothing")));
  await restore(tally);
  await tally.saved();
  await expect(tally.documents.getByRole("listitem")).toHaveCount(1);
  await tally.reload();
  await expect(tally.documents.getByRole("listitem")).toHaveCount(1);
});

test("a file that is no backup, or a later one, is refused and changes nothing", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.saved();
  const before = await workspace(tally);
  for (const [file, says] of [
    ["{}", /is not a backup/],
    ["", /is not a backup/],
    ["PK\u0003\u0004", /is not a backup/],
    ['{"tallymark":"backup","schema":99,"version":"9.0.0","made":"2030-01-01T00:00:00Z"}\n{"end":0}\n', /A later version/],
  ] as const) {
    const shown = await offer(tally, backupFile(file));
    await expect(shown.getByRole("alert")).toHaveText(says);
    await expect(shown.getByRole("button", { name: "Choose another file…" })).toBeFocused();
    await shown.getByRole("button", { name: "Back", exact: true }).click();
  }
  expect((await workspace(tally)).steps).toEqual(before.steps);
});

test("a backup that is dropped or opened leads to the dialog instead of being read as data", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.saved();
  const { text } = await backUp(tally);
  const offered = dialog(tally).getByRole("button", { name: "Replace everything here" });
  await tally.drop(backupFile(text));
  await expect(offered).toBeVisible();
  await tally.press("Escape");
  await expect(dialog(tally)).toBeHidden();
  await tally.drop(backupFile(text, "saved.txt"));
  await expect(offered).toBeVisible();
  await tally.press("Escape");
  await tally.press("Shift+I");
  const chooser = tally.page.waitForEvent("filechooser");
  await tally.page.getByRole("dialog", { name: "Import" }).getByRole("button", { name: "Choose files…" }).click();
  await (await chooser).setFiles([backupFile(text)]);
  await expect(offered).toBeVisible();
  await tally.press("Escape");
  await expect(tally.documents.getByRole("listitem")).toHaveCount(1);
});

test("where nothing can be stored, a backup is one click away and can be restored in memory", async ({ tally, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("storage is blocked", "SecurityError");
    };
  });
  await tally.open();
  await expect(tally.status).toHaveText("Not saved");
  await tally.annotate(TEXT, { title: "Unsaved" });
  await tally.press("a");
  const banner = tally.messages.getByRole("alert").filter({ hasText: "does not store your work" });
  const download = page.waitForEvent("download");
  await banner.getByRole("button", { name: "Download a backup" }).click();
  const text = await contents(await download);
  expect(workspaceOf(parseBackup(text)).documents.map(({ title }) => title)).toEqual(["Unsaved"]);
  await tally.press("x");
  const shown = await offer(tally, backupFile(text));
  await expect(shown).toContainText("cannot be kept: download a backup of it first");
  await restore(tally);
  expect((await tally.allMarks()).map(({ decision }) => decision)).toEqual(["accepted", "suggested", "suggested"]);
});

test("the browser is asked to keep the work once, after twenty decisions", async ({ tally, page }) => {
  await page.addInitScript(() => {
    const asked = { count: 0 };
    Object.assign(window, { asked });
    navigator.storage.persisted = async () => false;
    navigator.storage.persist = async () => {
      asked.count += 1;
      return false;
    };
  });
  const asked = () => page.evaluate(() => (window as unknown as { asked: { count: number } }).asked.count);
  await tally.open();
  await tally.annotate(Array.from({ length: 24 }, (_, at) => `It paid $${at + 2} million.`).join("\n"));
  for (let made = 0; made < 19; made += 1) await tally.press("a");
  await tally.saved();
  expect(await asked()).toBe(0);
  await tally.press("a", "a");
  await tally.saved();
  await expect.poll(asked).toBe(1);
  const shown = await openStorage(tally);
  await expect(shown).toContainText("This browser may delete the data of pages when space is short.");
  await shown.getByRole("button", { name: "Ask the browser to keep it" }).click();
  await expect(shown).toContainText("did not promise");
  expect(await asked()).toBe(2);
  await tally.reload();
  for (let made = 0; made < 3; made += 1) await tally.press("a");
  await tally.saved();
  expect(await asked(), "in a new session").toBe(0);
});

test("the status opens the dialog, which says where the work is and how much", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.press("a");
  await tally.saved();
  await tally.status.getByRole("button").click();
  const shown = dialog(tally);
  await expect(shown).toContainText("kept in this browser, for 127.0.0.1");
  await expect(shown.getByRole("definition")).toHaveText(["1", "1", /MB$/]);
  await expect(shown).toContainText(/Tallymark \d+\.\d+\.\d+/);
  await tally.press("Escape");
  await expect(shown).toBeHidden();
});
