// The page's program may end: then a screen stands in its place that works from storage alone.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, test, type Tallymark } from "./page.ts";
import { stored } from "./storage.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.\nIt cost €3 million.";
const WASM = /tallymark-page_bg-[^/]*\.wasm$/;
const PROGRAM = /tallymark-page-[^/]*\.js$/;

/** What ends a program of WebAssembly; each is done to the running page, and takes effect at its next act. */
const ENDS = {
  /** `unwrap` of an element that the browser refuses. */
  "a panic": async (page: Page) =>
    page.evaluate(() => {
      const make = Document.prototype.createElement;
      Document.prototype.createElement = function (...args: Parameters<typeof make>) {
        // The screen is made by a script that the panic hook calls.
        const { stack = "" } = new Error();
        if (stack.includes("wasm-function[") && !stack.includes("crashed")) {
          throw new DOMException("there are no more elements", "QuotaExceededError");
        }
        return make.apply(this, args);
      };
    }),
  /** No panic: the program ends itself where it is given no memory. */
  "no memory left": async (page: Page) =>
    page.evaluate(() => {
      const { memory, __wbindgen_malloc: take } = window.program!;
      const use = (size: number, smallest: number, grab: (size: number) => void) => {
        for (; size >= smallest; size /= 2) {
          try {
            for (;;) grab(size);
          } catch {
            // So much is not to be had; half of it may be.
          }
        }
      };
      use(1 << 15, 1, (pages) => memory.grow(pages));
      use(1 << 22, 8, (size) => take(size, 8));
    }),
  /** An error that goes through the program. */
  "an error of the browser": async (page: Page) =>
    page.evaluate(() => {
      performance.now = () => {
        throw new TypeError("no time");
      };
    }),
};

declare global {
  interface Window {
    program?: { memory: WebAssembly.Memory; __wbindgen_malloc: (size: number, align: number) => number };
  }
}

/** The screen. */
class Rescue {
  readonly screen: Locator;
  readonly reload: Locator;
  readonly download: Locator;
  readonly status: Locator;

  constructor(readonly page: Page) {
    this.screen = page.getByRole("alertdialog", { name: "Tallymark has stopped" });
    this.reload = this.screen.getByRole("button", { name: "Reload" });
    this.download = this.screen.getByRole("button", { name: "Download everything" });
    this.status = this.screen.getByRole("status");
  }

  /** Ends the running page. */
  async crash(tally: Tallymark, how: keyof typeof ENDS = "a panic"): Promise<void> {
    await ENDS[how](this.page);
    await tally.press("a", "Shift+C");
    await expect(this.screen).toBeVisible();
  }

  async backup(): Promise<Backup> {
    const download = this.page.waitForEvent("download");
    await this.download.click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^tallymark-backup-\d{4}-\d\d-\d\d\.jsonl$/);
    return parse(await readFile(await file.path(), "utf8"));
  }
}

interface Line {
  store: string;
  key: unknown;
  record: Record<string, unknown>;
}

interface Backup {
  head: Record<string, unknown>;
  lines: Line[];
  end: { end: number; unwritten?: Record<string, unknown>[] };
}

function parse(text: string): Backup {
  expect(text.endsWith("\n")).toBe(true);
  const all = text.trimEnd().split("\n").map((line) => JSON.parse(line));
  const [head, lines, end] = [all[0], all.slice(1, -1), all.at(-1)];
  expect(head).toMatchObject({ tallymark: "backup", schema: 2, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  expect(head.made).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(end.end).toBe(lines.length);
  return { head, lines, end };
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener("TrunkApplicationStarted", (event) => {
      window.program = (event as CustomEvent<{ wasm: typeof window.program }>).detail.wasm;
    });
  });
});

// What the browser says of the end of the program is the point of these tests.
test.afterEach(({ complaints }) => {
  const strange = complaints.filter((complaint) => complaint.startsWith("request:"));
  complaints.splice(0, complaints.length, ...strange);
});

/** The last decision on each mention that the journal of a backup holds. */
function decisions({ lines }: Backup): Record<string, string> {
  const journal = lines.filter(({ store }) => store === "journal");
  expect(journal.map(({ key }) => key)).toEqual(journal.map((_, at) => at + 1));
  const decided: Record<string, string> = {};
  for (const { record } of journal) {
    const step = typeof record.json === "string" ? JSON.parse(record.json) : record;
    const { annotate } = step.act ?? step.learn ?? {};
    for (const { id, decision } of annotate?.put ?? []) decided[`m${id}`] = decision;
  }
  return decided;
}

const shown = async (tally: Tallymark) =>
  Object.fromEntries((await tally.allMarks()).map(({ id, decision }) => [id, decision]));

const databases = async (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

for (const how of Object.keys(ENDS) as (keyof typeof ENDS)[]) {
  test(`after ${how} the screen says so, and what was saved is there again`, async ({ tally, page }) => {
    const rescue = new Rescue(page);
    await tally.open();
    await tally.annotate(TEXT);
    await tally.press("a", "x", "a");
    await tally.saved();
    const saved = await shown(tally);
    expect(Object.values(saved)).toEqual(["accepted", "rejected", "accepted", "suggested"]);
    await rescue.crash(tally, how);
    const backup = await rescue.backup();
    expect(decisions(backup)).toMatchObject({ ...saved, m3: expect.stringMatching(/suggested|accepted/) });
    expect(backup.lines.filter(({ store }) => store === "screen")).toEqual([
      { store: "screen", key: "current", record: expect.objectContaining({ preferences: expect.anything() }) },
    ]);
    expect(backup.end.unwritten).toBeUndefined();
    await expect(rescue.status).toHaveText(`${backup.end.end} records written to tallymark-backup-${String(backup.head.made).slice(0, 10)}.jsonl.`);
    await rescue.reload.click();
    await expect(tally.box.or(tally.region)).toBeVisible();
    if (await tally.box.isVisible()) await tally.documents.getByRole("button", { name: "The bank paid" }).first().click();
    await expect.poll(() => shown(tally)).toEqual(decisions(backup));
  });
}

test("the screen is used by keyboard, and the program that has ended does no more", async ({ tally, page }) => {
  const rescue = new Rescue(page);
  await tally.open();
  await tally.annotate(TEXT);
  await tally.press("a");
  await tally.saved();
  await rescue.crash(tally);
  const before = await stored(page, "journal");
  await expect(rescue.reload).toBeFocused();
  // Keys of the page, which the program would take.
  await tally.press("a", "x", "Shift+C", "Control+k", "Escape", "?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("body > *")).toHaveCount(1);
  expect(await stored(page, "journal")).toEqual(before);
  const writes = page.evaluate(async () => {
    const open = indexedDB.open("tallymark");
    await new Promise((resolve) => (open.onsuccess = resolve));
    open.result.transaction("journal", "readwrite");
  });
  await expect(writes, "nothing can be written any more").rejects.toThrow("Tallymark has stopped");
  await tally.press("Tab");
  await expect(rescue.download).toBeFocused();
  const download = page.waitForEvent("download");
  await tally.press("Enter");
  await download;
  await expect(rescue.status).toContainText("written to tallymark-backup-");
  await tally.press("Shift+Tab", "Enter");
  await expect(tally.box.or(tally.region)).toBeVisible();
  await expect(rescue.screen).toHaveCount(0);
});

test.describe("a page that cannot be started", () => {
  const corrupt = async () => {
    const file = await readFile(new URL("../../crates/extract/model/names.bin", import.meta.url));
    return Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), file.subarray(0, 1000)]);
  };
  const HARM = [
    ["whose program is missing", PROGRAM, async () => ({ status: 404, body: "" }), /tallymark-page.*\.js|program of the page/],
    ["whose WebAssembly is missing", WASM, async () => ({ status: 404, body: "" }), /failed to fetch Wasm: 404|Failed to fetch/],
    ["whose WebAssembly is damaged", WASM, async () => ({ contentType: "application/wasm", body: await corrupt() }), /CompileError/],
    ["that is cut off from its host", WASM, undefined, /Failed to fetch|NetworkError/],
  ] as const;

  for (const [name, file, answer, reason] of HARM) {
    test(`one ${name} says so, and gives what is stored`, async ({ tally, page }) => {
      const rescue = new Rescue(page);
      await tally.open();
      await tally.annotate(TEXT);
      await tally.press("a", "x");
      await tally.saved();
      const saved = await shown(tally);
      await page.route(file, async (route) => (answer ? route.fulfill(await answer()) : route.abort()));
      await page.reload();
      await expect(rescue.screen).toContainText("One of the page’s files could not be loaded");
      await expect(rescue.screen.locator("pre")).toHaveText(reason);
      expect(decisions(await rescue.backup())).toEqual(saved);
      await page.unroute(file);
      await rescue.reload.click();
      await expect(tally.region).toBeVisible();
      await expect.poll(() => shown(tally)).toEqual(saved);
    });
  }

  test("one that has never stored anything says so, and leaves no database", async ({ page }) => {
    const rescue = new Rescue(page);
    await page.route(WASM, (route) => route.abort());
    await page.goto("./");
    await rescue.download.click();
    await expect(rescue.status).toHaveText("There is nothing stored.");
    expect(await databases(page)).toEqual([]);
  });

  test("a file that is only for looks does not matter", async ({ tally, page }) => {
    await page.route(/\.(css|svg)$/, (route) => route.fulfill({ status: 404, body: "" }));
    await tally.open();
    await tally.annotate(TEXT);
    await expect(tally.marks).toHaveCount(4);
  });
});

test("without its style sheets the screen can be used", async ({ page }) => {
  const rescue = new Rescue(page);
  await page.route(/\.css$/, (route) => route.abort());
  await page.route(WASM, (route) => route.abort());
  await page.goto("./");
  await expect(rescue.reload).toBeInViewport();
  await rescue.download.click();
  await expect(rescue.status).toHaveText("There is nothing stored.");
});

test("storage that cannot be read is named", async ({ page }) => {
  const rescue = new Rescue(page);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("storage is blocked", "SecurityError");
    };
  });
  await page.route(WASM, (route) => route.abort());
  await page.goto("./");
  await rescue.download.click();
  await expect(rescue.status).toHaveText("The storage could not be read: storage is blocked");
});

test("a page that stops again and again asks for a report, whose details can be copied", async ({ context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const rescue = new Rescue(page);
  await page.route(WASM, (route) => route.abort());
  await page.goto("./");
  await expect(rescue.screen).toBeVisible();
  await expect(rescue.screen).not.toContainText("more than once");
  await rescue.reload.click();
  await expect(rescue.screen).toContainText("more than once now. A report with the details");
  await rescue.screen.getByRole("button", { name: "Copy details" }).click();
  await expect(rescue.status).toHaveText("Copied.");
  const details = await page.evaluate(() => navigator.clipboard.readText());
  expect(details).toMatch(/^Tallymark [\d.]+ [0-9a-f]{8}\nBrowser: Mozilla.*\nPage: http:, before the start, 2 in a row\n/);
  expect(details).toContain("Failed to fetch");
  await page.unroute(WASM);
  await rescue.reload.click();
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeVisible();
});

test.describe("what is stored", () => {
  /** Makes the database as the page does, and has `fill` put something into the journal; `text` is for it. */
  async function storeAndStop(page: Page, fill: (journal: IDBObjectStore) => void): Promise<Rescue> {
    await page.route(WASM, (route) => route.abort());
    await page.goto("./");
    const rescue = new Rescue(page);
    await expect(rescue.screen).toBeVisible();
    await page.addInitScript({
      content: `globalThis.filled ??= new Promise((resolve, reject) => {
        const open = indexedDB.open("tallymark", 1);
        open.onupgradeneeded = () => {
          open.result.createObjectStore("journal", { autoIncrement: true });
          open.result.createObjectStore("screen");
        };
        open.onsuccess = () => {
          const writing = open.result.transaction("journal", "readwrite");
          (${fill.toString()})(writing.objectStore("journal"));
          writing.oncomplete = () => { open.result.close(); resolve(); };
          writing.onabort = () => reject(writing.error);
        };
      });`,
    });
    await rescue.reload.click();
    await expect(rescue.screen).toBeVisible();
    await page.evaluate(() => (globalThis as unknown as { filled: Promise<void> }).filled);
    return rescue;
  }

  test("is written however odd it is, and what cannot be is listed", async ({ page }) => {
    const rescue = await storeAndStop(page, (journal) => {
      journal.add({
        map: new Map<unknown, unknown>([["a", new Map([[7, "seven"]])], ["toJSON", 1]]),
        set: new Set([1, 2]),
        nothing: undefined,
        list: [undefined, 1],
        small: 12n,
        large: 2n ** 70n,
        at: new Date(Date.UTC(2026, 10, 22)),
        never: new Date(NaN),
        bytes: new Uint16Array([1, 256]),
        buffer: new Uint8Array([255]).buffer,
        file: new File(["hello"], "a.txt", { type: "text/plain" }),
        pattern: /a+/g,
        lone: "\ud800",
        ["__proto__"]: "own",
      });
      const cycle: Record<string, unknown> = {};
      cycle.itself = cycle;
      journal.add(cycle);
      journal.add("a text alone");
      journal.add({ v: 2, json: '{"act":1}', sum: 7 }, 100);
    });
    const { lines, end } = await rescue.backup();
    expect(lines).toEqual([
      {
        store: "journal",
        key: 1,
        record: {
          map: { a: { 7: "seven" }, toJSON: 1 },
          set: [1, 2],
          list: [null, 1],
          small: 12,
          large: "1180591620717411303424",
          at: "2026-11-22T00:00:00.000Z",
          never: null,
          bytes: { type: "Uint16Array", base64: "AQAAAQ==" },
          buffer: { type: "ArrayBuffer", base64: "/w==" },
          file: { type: "File", name: "a.txt", media: "text/plain", base64: "aGVsbG8=" },
          pattern: "/a+/g",
          lone: "\ud800",
          ["__proto__"]: "own",
        },
      },
      { store: "journal", key: 3, record: "a text alone" },
      { store: "journal", key: 100, record: { v: 2, json: '{"act":1}', sum: 7 } },
    ].sort((a, b) => Number(a.key === 1) - Number(b.key === 1)));
    expect(end).toEqual({ end: 3, unwritten: [{ store: "journal", key: 2, reason: "it contains itself" }] });
    await expect(rescue.status).toContainText("1 record could not be read; the last line of the file says which.");
  });

  test("may be 50 MB", async ({ page }) => {
    test.setTimeout(120_000);
    const rescue = await storeAndStop(page, (journal) => {
      for (let at = 0; at < 1000; at += 1) journal.add({ text: `${at} `.repeat(100_000 / `${at} `.length) });
    });
    const { lines } = await rescue.backup();
    expect(lines.length).toBe(1000);
    let length = 0;
    for (const [at, { key, record }] of lines.entries()) {
      expect(key).toBe(at + 1);
      expect(String(record.text).startsWith(`${at} `)).toBe(true);
      length += String(record.text).length;
    }
    expect(length).toBeGreaterThan(50_000_000);
    await expect(rescue.status).toContainText("1,000 records written");
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, locale, words] of [
    [1440, "en-US", ["Tallymark has stopped", "Reload", "Download everything", "There is nothing stored."]],
    [390, "uk-UA", ["Tallymark зупинився", "Перезавантажити", "Завантажити все", "Нічого не збережено."]],
  ] as const) {
    test.describe(`${colorScheme}, ${width} wide, ${locale}`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 }, locale });

      test("the screen speaks the user's language, fits, and axe-core finds no violation", async ({ page }) => {
        await page.route(WASM, (route) => route.abort());
        await page.goto("./");
        const [title, reload, download, nothing] = words;
        const screen = page.getByRole("alertdialog", { name: title });
        await expect(screen.getByRole("button", { name: reload, exact: true })).toBeVisible();
        await screen.getByRole("button", { name: download, exact: true }).click();
        await expect(screen.getByRole("status")).toHaveText(nothing);
        await expect(page).toHaveTitle(title);
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2));
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
        expect(passes.length, "axe-core looked at something").toBeGreaterThan(5);
      });
    });
  }
}

test("a page in Ukrainian stops in Ukrainian, whatever the browser's language", async ({ tally, page }) => {
  await tally.open();
  await tally.press("Tab", "Control+k");
  // The dialogs are loaded when the first of them is asked for.
  await expect(page.getByRole("dialog", { name: "All commands" })).toBeVisible();
  await page.keyboard.type("Settings");
  await tally.press("Enter");
  await page.getByRole("dialog").locator("select[data-act=language]").selectOption("uk");
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
  await tally.press("Escape");
  await ENDS["no memory left"](page);
  await tally.press("Control+k");
  await expect(page.getByRole("alertdialog", { name: "Tallymark зупинився" })).toBeVisible();
});
