// The page as its users know it: by names and roles, and by the attributes that ARCHITECTURE.md promises.
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { parse, type Native } from "./dataset.ts";

/** One highlighted segment. */
export interface Mark {
  id: string;
  label: string;
  decision: string;
  start: number;
  end: number;
  text: string;
  current: boolean;
}

/** Runs in the page. */
function read(marks: Element[]): Mark[] {
  return marks.map((mark) => ({
    id: mark.getAttribute("data-id") ?? "",
    label: mark.getAttribute("data-label") ?? "",
    decision: mark.getAttribute("data-decision") ?? "",
    start: Number(mark.getAttribute("data-start") ?? NaN),
    end: Number(mark.getAttribute("data-end") ?? NaN),
    text: mark.textContent ?? "",
    current: mark.getAttribute("aria-current") === "true",
  }));
}

/** A file to be opened or dropped. */
export interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A text file. */
export function textFile(name: string, text: string | Buffer, mimeType = "text/plain"): Upload {
  return { name, mimeType, buffer: typeof text === "string" ? Buffer.from(text) : text };
}

/** One of the articles that were written for the project. */
export async function article(name: string): Promise<string> {
  return readFile(new URL(`../articles/${name}.txt`, import.meta.url), "utf8");
}

export class Tallymark {
  readonly region: Locator;
  readonly box: Locator;
  readonly annotateButton: Locator;
  readonly marks: Locator;
  readonly selected: Locator;
  readonly status: Locator;
  readonly documents: Locator;
  readonly inspector: Locator;
  readonly palette: Locator;
  readonly messages: Locator;
  readonly search: Locator;
  readonly help: Locator;
  readonly downloadDialog: Locator;

  constructor(readonly page: Page) {
    this.region = page.getByRole("region", { name: "Article", exact: true });
    this.box = page.getByRole("textbox", { name: "Article text" });
    this.annotateButton = page.getByRole("button", { name: "Annotate", exact: true });
    this.marks = this.region.locator("mark");
    this.selected = this.region.locator("mark[aria-current=true]");
    this.status = page.getByRole("status");
    this.documents = page.getByRole("navigation", { name: "Documents" });
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
    this.palette = this.inspector.getByRole("group", { name: "Labels" });
    this.messages = page.getByRole("region", { name: "Messages" });
    this.search = page.getByRole("searchbox", { name: "Search the article" });
    this.help = page.getByRole("dialog", { name: "Keys" });
    this.downloadDialog = page.getByRole("dialog", { name: "Download dataset" });
  }

  /** Opens the page and waits until it shows one of its two screens. */
  async open(): Promise<void> {
    await this.page.goto("./");
    await expect(this.box.or(this.region)).toBeVisible();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    // A long journal takes a while to be read.
    await expect(this.box.or(this.region)).toBeVisible({ timeout: 30_000 });
  }

  /** Annotates a text as a user would, and waits for its suggestions. */
  async annotate(text: string, { title = "", date = "" } = {}): Promise<void> {
    await this.box.fill(text);
    const form = this.page.getByRole("form", { name: "New article" });
    await form.getByRole("textbox", { name: "Title" }).fill(title);
    await form.getByLabel("Published").fill(date);
    await this.annotateButton.click();
    await this.extracted();
  }

  async sample(name: string): Promise<void> {
    await this.page.getByRole("group", { name: "Samples" }).getByRole("button", { name, exact: true }).click();
    await this.extracted();
  }

  /** Leaves the article for the empty screen. */
  async startNew(): Promise<void> {
    await this.documents.getByRole("button", { name: "New article" }).click();
    await expect(this.box).toBeVisible();
  }

  /** Waits until an article is shown and the extractor has answered for every document. */
  async extracted(): Promise<void> {
    await expect(this.region).toBeVisible();
    await expect(this.page.getByText("Reading…")).toHaveCount(0, { timeout: 60_000 });
  }

  /** Waits until the page says that everything is stored. */
  async saved(): Promise<void> {
    await expect(this.status).toHaveText("Saved");
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** All segments, in the order of the text. */
  async allMarks(): Promise<Mark[]> {
    return this.marks.evaluateAll(read);
  }

  /** The first segment of the mention under review. */
  async current(): Promise<Mark | undefined> {
    return (await this.selected.evaluateAll(read))[0];
  }

  /** The document's text as the region holds it. */
  async text(): Promise<string> {
    return this.region.evaluate((region) => region.textContent ?? "");
  }

  /** Everything that a reload has to bring back. */
  async screen(): Promise<unknown> {
    const title = await this.page.getByRole("textbox", { name: "Title" }).inputValue();
    const documents = await this.documents.getByRole("listitem").allInnerTexts();
    return { title, documents, text: await this.text(), marks: await this.allMarks() };
  }

  /** Opens files through the browser's own dialog. */
  async choose(...files: Upload[]): Promise<void> {
    if (!(await this.box.isVisible())) await this.startNew();
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Open files" }).click();
    await (await chooser).setFiles(files);
  }

  /** Drops files on the page. */
  async drop(...files: Upload[]): Promise<void> {
    const encoded = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
    const dataTransfer = await this.page.evaluateHandle((files) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      return transfer;
    }, encoded);
    for (const type of ["dragover", "drop"]) await this.page.getByRole("main").dispatchEvent(type, { dataTransfer });
  }

  /** Downloads the dataset through the dialog. */
  async download(format: "Tallymark JSONL" | "CSV", scope: "This document" | "All documents"): Promise<string> {
    await this.page.getByRole("button", { name: "Download", exact: true }).click();
    await this.downloadDialog.getByRole("radio", { name: format, exact: true }).check();
    await this.downloadDialog.getByRole("radio", { name: scope, exact: true }).check();
    const download = this.page.waitForEvent("download");
    await this.downloadDialog.getByRole("button", { name: "Save file" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(format === "CSV" ? /^[^\s/\\]+\.csv$/ : /^[^\s/\\]+\.jsonl$/);
    await expect(this.downloadDialog).toBeHidden();
    return readFile(await file.path(), "utf8");
  }

  /** The native file, parsed and checked document by document. */
  async native(scope: "This document" | "All documents" = "This document"): Promise<Native[]> {
    return parse(await this.download("Tallymark JSONL", scope));
  }
}

/** What holds in every test: the browser complains about nothing and asks no other machine for anything. */
export const test = base.extend<{ tally: Tallymark; complaints: string[]; quiet: void }>({
  complaints: async ({}, use) => use([]),
  tally: async ({ page }, use) => use(new Tallymark(page)),
  quiet: [
    async ({ context, baseURL, complaints }, use) => {
      context.on("weberror", (error) => complaints.push(`error: ${error.error().message}`));
      context.on("console", (message) => {
        // Browsers ask for this file by themselves; no page links to it.
        const unasked = message.location().url.endsWith("/favicon.ico");
        if (message.type() === "error" && !unasked) complaints.push(`console: ${message.text()}`);
      });
      const own = new URL(baseURL ?? "").origin;
      context.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== own && !["blob:", "data:", "about:"].includes(protocol)) {
          complaints.push(`request: ${request.url()}`);
        }
      });
      await use();
      expect(complaints, "the browser has no complaint and no request leaves the page's host").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
