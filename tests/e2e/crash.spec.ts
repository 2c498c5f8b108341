// The page's program may end: then a screen stands in its place that works from storage alone.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, test, type Tallymark } from "./page.ts";
import { stored } from "./storage.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.\nIt cost €3 million.";
const WASM = /tallymark-page[^/]*_bg\.wasm$/;
const PROGRAM = /tallymark-page[^/]*\.js$/;

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
    await tally.press("n", "h", "a", "Control+k");
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
  expect(head).toMatchObject({ tallymark: "backup", schema: 2, version: expect.any(String) });
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

for (const how of Object.keys(ENDS) as (keyof typeof ENDS)[]) {
  test(`after ${how} the screen says so, and what was saved is there again`, async ({ tally, page }) => {
    const rescue = new Rescue(page);
    await tally.open();
    await tally.annotate(TEXT);
    await tally.press("a", "x", "a");
    await tally.saved();
    const before = await tally.allMarks();
    await rescue.crash(tally, how);
    const backup = await rescue.backup();
    console.log(JSON.stringify(backup.lines).slice(0, 6000), await rescue.screen.innerText());
    await page.screenshot({ path: `test-results/crash-${how}.png` });
    await rescue.reload.click();
    await expect(tally.region).toBeVisible();
    expect((await tally.allMarks()).map(({ decision }) => decision)).toEqual(before.map(({ decision }) => decision));
  });
}
