// The dialog "Storage", and backup files as anyone can read them.
import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import type { Download, Locator } from "@playwright/test";
import { expect, type Tallymark, type Upload } from "./page.ts";

/** A line of a backup that holds a record. */
export interface Line {
  store: string;
  key: number | string;
  record: unknown;
}

/** A backup file, taken apart. */
export interface Backup {
  header: { tallymark: string; schema: number; version: string; made: string };
  lines: Line[];
  text: string;
}

/** What a workspace comes to, whatever it is stored in. */
export interface Workspace {
  /** The steps that give an empty workspace all of it: schema, rules, documents, history. */
  steps: unknown[];
  documents: Record<string, unknown>[];
  screen: Record<string, unknown>;
}

export const dialog = (tally: Tallymark): Locator => tally.page.getByRole("dialog", { name: "Storage", exact: true });

export async function openStorage(tally: Tallymark): Promise<Locator> {
  if (await dialog(tally).isVisible()) return dialog(tally);
  if (await tally.box.isVisible()) {
    // There the keys write the article.
    await tally.press("Control+k");
    await tally.page.getByRole("dialog", { name: "All commands" }).getByRole("combobox").fill("Storage");
    await tally.press("Enter");
  } else {
    await tally.press("Shift+B");
  }
  await expect(dialog(tally)).toBeVisible();
  return dialog(tally);
}

export async function contents(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

/** Takes a backup file apart, and checks what every one of them holds to. */
export function parseBackup(text: string): Backup {
  const lines = text.trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
  const [header, end] = [lines.shift(), lines.pop()];
  expect(end).toEqual({ end: lines.length });
  const records = lines as unknown as Line[];
  for (const { record } of records.filter(({ store }) => ["pieces", "snapshots", "journal"].includes(store))) {
    const { v, json, sum } = record as { v: number; json: string; sum: number };
    expect([v, sum]).toEqual([2, crc32(json)]);
  }
  return { header: header as unknown as Backup["header"], lines: records, text };
}

/** Downloads a backup through the dialog. */
export async function backUp(tally: Tallymark): Promise<Backup> {
  const shown = await openStorage(tally);
  const download = tally.page.waitForEvent("download");
  await shown.getByRole("button", { name: "Download a backup" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^tallymark-backup-\d{4}-\d\d-\d\d\.jsonl$/);
  await shown.getByRole("button", { name: "Close" }).click();
  await expect(shown).toBeHidden();
  return parseBackup(await contents(file));
}

export function workspaceOf({ lines }: Backup): Workspace {
  const steps = lines.filter(({ store }) => store === "pieces").map(({ record }) => JSON.parse((record as { json: string }).json));
  const documents = steps.flatMap((step) => step.learn?.put_document?.document ?? []);
  const screen = lines.find(({ store }) => store === "screen")?.record as Workspace["screen"];
  return { steps, documents, screen };
}

/** All that the page has, by a backup of it. */
export async function workspace(tally: Tallymark): Promise<Workspace> {
  return workspaceOf(await backUp(tally));
}

export function backupFile(text: string | Buffer, name = "tallymark-backup-2026-11-22.jsonl"): Upload {
  return { name, mimeType: "application/jsonl", buffer: typeof text === "string" ? Buffer.from(text) : text };
}

/** Chooses a file to restore, up to what the dialog says of it. */
export async function offer(tally: Tallymark, file: Upload): Promise<Locator> {
  const shown = await openStorage(tally);
  const chooser = tally.page.waitForEvent("filechooser");
  await shown.getByRole("button", { name: /Restore a backup|Choose another file/ }).click();
  await (await chooser).setFiles([file]);
  await expect(shown.getByText("Reading the backup")).toBeHidden({ timeout: 60_000 });
  return shown;
}

/** Restores what the dialog offers, with the keyboard alone. */
export async function restore(tally: Tallymark): Promise<void> {
  const shown = dialog(tally);
  const replace = shown.getByRole("button", { name: /^(Replace everything here|Restore)$/ });
  await expect(replace).toBeFocused();
  const asks = (await replace.textContent())?.startsWith("Replace");
  await tally.press("Enter");
  if (asks) {
    await expect(shown.getByRole("group", { name: "Replace everything here with this backup?" })).toBeVisible();
    await expect(shown.getByRole("button", { name: "Cancel" })).toBeFocused();
    await tally.press("Tab", "Enter");
  }
  await expect(shown).toBeHidden({ timeout: 60_000 });
}
