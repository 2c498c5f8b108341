// The dialogs for datasets in and out, as their users know them.
import { expect, type Locator, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { type Tallymark, type Upload } from "./page.ts";

/** The formats by the name of their file in `target/interop/page`, with what the dialog calls them. */
export const FORMATS = {
  "native.jsonl": "Tallymark JSONL",
  "spans.csv": "CSV",
  "spans.tsv": "TSV",
  "spacy.jsonl": "spaCy JSONL",
  "docbin.spacy": "spaCy DocBin",
  "prodigy.jsonl": "Prodigy JSONL",
  "label-studio.json": "Label Studio JSON",
  "doccano.jsonl": "doccano JSONL",
  "conll-iob2.conll": "CoNLL-2003 IOB2",
  "conll-biluo.conll": "CoNLL-2003 BILUO",
  "huggingface.zip": "Hugging Face token classification",
  "gliner.json": "GLiNER JSON",
  "brat.zip": "brat standoff",
  "webanno.zip": "WebAnno TSV 3.3",
  "cas-json.zip": "UIMA CAS JSON",
  "cas-xmi.zip": "UIMA CAS XMI",
  "web-annotation.jsonld": "W3C Web Annotation",
  "chat.jsonl": "Chat JSONL",
} as const;

/** A span that the dialog says would change, in UTF-16 code units of its document. */
export interface Loss {
  document: string;
  start: number;
  end: number;
  label: string;
  outcome: string;
}

/** The dialog "Download dataset". */
export class Download {
  readonly dialog: Locator;
  readonly proof: Locator;
  readonly told: Locator;
  readonly save: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Download dataset" });
    this.proof = this.dialog.getByRole("region", { name: "Proof" });
    this.told = this.proof.locator("[data-proof]");
    this.save = this.dialog.getByRole("button", { name: "Save file" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Download", exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  radio(name: string): Locator {
    return this.dialog.getByRole("radio", { name, exact: true });
  }

  /** Chooses, and waits for the proof. */
  async choose(...names: string[]): Promise<void> {
    for (const name of names) await this.radio(name).check();
    await this.proven();
  }

  async proven(): Promise<void> {
    await expect(this.save).toBeEnabled({ timeout: 60_000 });
  }

  /** What would change, as the list says. */
  async losses(): Promise<Loss[]> {
    return this.proof.locator("li[data-outcome]").evaluateAll((rows) =>
      rows.map((row) => ({
        document: row.getAttribute("data-document") ?? "",
        start: Number(row.getAttribute("data-start")),
        end: Number(row.getAttribute("data-end")),
        label: row.getAttribute("data-label") ?? "",
        outcome: row.getAttribute("data-outcome") ?? "",
      })),
    );
  }

  /** Presses the button that saves; gives the file. */
  async saved(button = this.save): Promise<Upload> {
    const download = this.page.waitForEvent("download");
    await button.click();
    const file = await download;
    return { name: file.suggestedFilename(), mimeType: "", buffer: await readFile(await file.path()) };
  }
}

/** The dialog "Import" where it shows datasets. */
export class Opening {
  readonly dialog: Locator;
  readonly start: Locator;

  constructor(readonly tally: Tallymark) {
    this.dialog = tally.page.getByRole("dialog", { name: "Import" });
    this.start = this.dialog.getByRole("button", { name: "Import", exact: true });
  }

  /** Drops files; waits until the dialog has looked through them. */
  async drop(...files: Upload[]): Promise<void> {
    await this.tally.drop(...files);
    await expect(this.dialog).toBeVisible();
    await expect(this.dialog.getByRole("button", { name: "Choose others" })).toBeVisible({ timeout: 30_000 });
  }

  radio(name: string): Locator {
    return this.dialog.getByRole("radio", { name, exact: true });
  }

  async run(summary: string | RegExp): Promise<void> {
    await this.start.click();
    await expect(this.dialog.getByText(summary)).toBeVisible({ timeout: 60_000 });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close" }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Opens a dataset with all that is in it. */
  async bring(file: Upload, summary: string | RegExp): Promise<void> {
    await this.drop(file);
    await this.run(summary);
    await this.close();
  }
}
