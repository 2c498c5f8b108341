// What is damaged, removed by the browser or from an earlier version: the rest opens, and nothing that can be had is lost.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { backupFile, contents, offer, openStorage, restore, workspace, type Workspace } from "./backups.ts";
import { parse } from "./dataset.ts";
import { expect, test, type Tallymark } from "./page.ts";
import { dump, leave, load, store, type Dump, type Entry, type Store } from "./storage.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";

/** After so many records of the journal a snapshot is taken. */
const RECORDS = 256;

type Sealed = { v: number; json: string; sum: number };

/** Three ways in which a record can be damaged. */
const DAMAGES: Record<string, (record: unknown) => unknown> = {
  "other content": () => "garbage",
  "half written": (record) => {
    const { v, json, sum } = record as Sealed;
    return json ? { v, json: json.slice(0, json.length / 2), sum } : { open: 5 };
  },
  "a byte changed": (record) => {
    const { v, json, sum } = record as Sealed;
    const half = Math.floor((json ?? "").length / 2);
    const other = json?.[half] === "x" ? "y" : "x";
    return json ? { v, json: json.slice(0, half) + other + json.slice(half + 1), sum } : { ...(record as object), selected: "x" };
  },
};

/** Acts so often that a snapshot is taken. */
async function act(tally: Tallymark, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) await tally.press("w");
  await tally.saved();
}

const count = async (page: Page, name: Store) => (await dump(page)).stores[name]?.records.length ?? 0;

/** A workspace of three documents with two snapshots and a journal behind them. */
async function makeTwoSnapshots(tally: Tallymark, page: Page): Promise<Dump> {
  await tally.open();
  for (const title of ["One", "Two", "Three"]) {
    if (!(await tally.box.isVisible())) await tally.startNew();
    await tally.annotate(`${TEXT} ${title}.`, { title });
    await tally.press("a");
  }
  for (let snapshots = 1; snapshots <= 2; snapshots += 1) {
    await act(tally, RECORDS);
    await expect.poll(() => count(page, "snapshots")).toBe(snapshots);
  }
  await tally.press("a", "x");
  await tally.saved();
  const made = await dump(page);
  await leave(page);
  return made;
}

function records(dump: Dump, name: Store): Entry[] {
  return dump.stores[name]?.records ?? [];
}

function damaged(dump: Dump, name: Store, key: IDBValidKey, damage: (record: unknown) => unknown): Dump {
  const copy = structuredClone(dump);
  for (const entry of records(copy, name)) if (entry[0] === key) entry[1] = damage(entry[1]);
  return copy;
}

const json = (record: unknown) => JSON.parse((record as Sealed).json) as Record<string, never>;

/** A record as JSON has it: a map as an object, and nothing that is undefined. */
const inJson = (record: unknown): unknown =>
  JSON.parse(JSON.stringify(record, (_, value) => (value?.$map ? Object.fromEntries(value.$map) : value)));

/** The recovery bundle, and that it has the record byte for byte. */
async function expectBundle(tally: Tallymark, name: Store, key: IDBValidKey, record: unknown): Promise<void> {
  const shown = await openStorage(tally);
  const download = tally.page.waitForEvent("download");
  await shown.getByRole("button", { name: "Download recovery bundle" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^tallymark-recovery-\d{4}-\d\d-\d\d\.jsonl$/);
  const lines = (await contents(file)).trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, any>);
  expect(lines[0]).toMatchObject({ tallymark: "recovery", schema: 2 });
  const kept = lines.map((line) => line.record).find((kept) => kept?.from === name && (name === "screen" || kept.key === key));
  expect(kept?.record).toEqual(inJson(record));
  await shown.getByRole("button", { name: "Close" }).click();
}

/** What a record is about: a document, or a mention of one. Nothing else may be missing. */
function without(documents: Workspace["documents"], record: unknown): Workspace["documents"] {
  const text = (record as Sealed).json;
  return documents.filter(({ id }) => !text.includes(String(id)));
}

for (const [turn, [way, damage]] of Object.entries(DAMAGES).entries()) {
  test(`each stored record in turn: ${way}`, async ({ tally, page }) => {
    test.setTimeout(400_000);
    // Of what there is much of, each record is damaged in one of the ways; each opening takes seconds.
    const mine = <T,>(all: T[]) => all.filter((_, place) => place % Object.keys(DAMAGES).length === turn);
    const whole = await makeTwoSnapshots(tally, page);
    await load(page, whole);
    await tally.open();
    const before = await workspace(tally);
    expect(before.documents).toHaveLength(3);
    const [older, newest] = records(whole, "snapshots").map(([, record]) => json(record) as unknown as { until: number; pieces: number[] });
    const journal = records(whole, "journal").map(([key]) => key as number);
    const behind = journal.filter((key) => key > newest!.until);
    expect(behind.length).toBeGreaterThan(0);
    const covered = journal.filter((key) => key <= newest!.until);
    const cases: [Store, IDBValidKey][] = [
      ["screen", "current"],
      ...records(whole, "snapshots").map(([key]): [Store, IDBValidKey] => ["snapshots", key]),
      ...mine(records(whole, "pieces")).map(([key]): [Store, IDBValidKey] => ["pieces", key]),
      ...[covered[0]!, covered[Math.floor(covered.length / 2)]!, ...mine(behind)].map((key): [Store, IDBValidKey] => ["journal", key]),
    ];
    for (const [name, key] of cases) {
      await test.step(`${name} ${String(key)}`, async () => {
        const record = records(whole, name).find(([other]) => other === key)![1];
        await load(page, damaged(whole, name, key, damage));
        await tally.open();
        const { documents } = await workspace(tally);
        const isInBoth = name === "pieces" && older!.pieces.includes(key as number) && newest!.pieces.includes(key as number);
        const isOnlyThere = isInBoth || (name === "journal" && behind.includes(key as number));
        if (isOnlyThere) expect(without(documents, record)).toEqual(without(before.documents, record));
        else expect(documents).toEqual(before.documents);
        const isRead =
          name === "screen" ||
          (name === "snapshots" && key === 2) ||
          (name === "pieces" && newest!.pieces.includes(key as number)) ||
          behind.includes(key as number) && name === "journal";
        const alert = tally.messages.getByRole("alert").filter({ hasText: "could not be read" });
        if (!isRead) return expect(alert).toHaveCount(0);
        await expect(alert).toBeVisible();
        await alert.getByRole("button", { name: "Show" }).click();
        await expectBundle(tally, name, key, damage(record));
      });
    }
  });
}

test("records that could not be read are removed once that is confirmed", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.saved();
  await store(page, "journal", "no step at all");
  await tally.reload();
  const shown = await openStorage(tally);
  const part = shown.getByRole("region", { name: "1 record could not be read" });
  await part.getByRole("button", { name: "Remove" }).click();
  await expect(part.getByRole("button", { name: "Keep" })).toBeFocused();
  await part.getByRole("button", { name: "Remove" }).click();
  await expect(part).toHaveCount(0);
  expect(await count(page, "aside")).toBe(0);
});

test("a recovery bundle is shown for what it is", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.saved();
  await store(page, "journal", "no step at all");
  await tally.reload();
  const shown = await openStorage(tally);
  const download = page.waitForEvent("download");
  await shown.getByRole("button", { name: "Download recovery bundle" }).click();
  const text = await contents(await download);
  await offer(tally, backupFile(text, "tallymark-recovery-2026-11-22.jsonl"));
  await expect(shown.getByRole("heading", { name: "Recovery bundle" })).toBeVisible();
  await expect(shown.getByRole("listitem")).toHaveText([/^journal \d+: /]);
  await expect(shown.getByRole("button", { name: /Replace|Restore$/ })).toHaveCount(0);
});

test("what the browser has removed while the page was open is stored again, all of it", async ({ tally, page, context, baseURL }) => {
  await tally.open();
  await tally.annotate(TEXT, { title: "Before" });
  await tally.press("a");
  await tally.saved();
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: new URL(baseURL ?? "").origin, storageTypes: "indexeddb" });
  await expect(tally.status).toHaveText("Not saved");
  const alert = tally.messages.getByRole("alert").filter({ hasText: "does not store your work" });
  await expect(alert.getByRole("button", { name: "Download a backup" })).toBeVisible();
  await tally.press("x");
  await expect(tally.status).toHaveText("Saved", { timeout: 15_000 });
  await expect(alert).toHaveCount(0);
  await tally.press("a");
  await tally.saved();
  const before = await workspace(tally);
  await tally.reload();
  expect((await workspace(tally)).documents).toEqual(before.documents);
  expect((await tally.allMarks()).map(({ decision }) => decision)).toEqual(["accepted", "rejected", "accepted"]);
});

interface Fixture extends Dump {
  native: string;
}

async function fixture(): Promise<Fixture> {
  return JSON.parse(await readFile(new URL("stored/version-1.json", import.meta.url), "utf8")) as Fixture;
}

test("a database of version 1 opens with all that is in it, goes on, and is compacted", async ({ tally, page }) => {
  test.setTimeout(120_000);
  const version1 = await fixture();
  expect(version1.version).toBe(1);
  await load(page, version1);
  await tally.open();
  expect(await tally.native("All documents")).toEqual(parse(version1.native));
  await expect(tally.messages.getByRole("alert")).toHaveCount(0);
  expect((await dump(page)).version).toBe(2);
  const decisions = async () => (await tally.allMarks()).map(({ id, label, decision }) => `${id} ${label} ${decision}`);
  const after = await decisions();
  await tally.press("u");
  expect(await decisions()).not.toEqual(after);
  await tally.press("Shift+U");
  expect(await decisions()).toEqual(after);
  await tally.press("Escape", "j");
  await act(tally, RECORDS);
  await expect.poll(() => count(page, "snapshots")).toBe(1);
  const before = await workspace(tally);
  await tally.reload();
  expect((await workspace(tally)).documents).toEqual(before.documents);
  expect(before.documents.map(({ title }) => title)).toEqual(["The deal", "The ferry", "The match"]);
});

test("a backup of a database of version 1 is restored", async ({ tally }) => {
  const { native, stores } = await fixture();
  // As the rescue screen writes it: each map as an object.
  const plain = (value: any): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    const entries: [string, unknown][] = value.$map ?? Object.entries(value);
    return Object.fromEntries(entries.map(([key, part]) => [key, plain(part)]));
  };
  const lines = (["journal", "screen"] as const).flatMap((store) =>
    (stores[store]?.records ?? []).map(([key, record]) => ({ store, key, record: plain(record) })),
  );
  const header = { tallymark: "backup", schema: 2, version: "0.1.0", made: "2026-11-22T10:00:00Z" };
  const file = [header, ...lines, { end: lines.length }].map((line) => JSON.stringify(line)).join("\n");
  await tally.open();
  const shown = await offer(tally, backupFile(file));
  await expect(shown.getByRole("region", { name: /wrong with this file/ })).toHaveCount(0);
  await restore(tally);
  await tally.saved();
  expect(await tally.native("All documents")).toEqual(parse(native));
  await tally.press("u");
  await tally.saved();
});
