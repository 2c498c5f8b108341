// Datasets in and out: every format is written, proven and opened again by the page.
import type { Browser } from "@playwright/test";
import { CORPUS, document, native } from "./corpus.ts";
import { parse, parseCsv, type Native } from "./dataset.ts";
import { Download, FORMATS, Opening, type Loss } from "./datasets.ts";
import { expect, Tallymark, test, textFile, type Upload } from "./page.ts";
import { unzip } from "./zip.ts";

const FILE = textFile("corpus.jsonl", native(CORPUS));
const DECIDED = ["accepted", "corrected", "added"];

/** The corpus in the workspace. */
async function bring(tally: Tallymark): Promise<void> {
  await tally.open();
  await new Opening(tally).bring(FILE, `${CORPUS.length} documents imported.`);
}

/** A span by what every format keeps of it: its place among the characters that are seen, and its label. */
function seen(text: string, start: number, end: number): string {
  const count = (at: number) => Array.from(text).slice(0, at).join("").replace(/\s/gu, "").length;
  return `${count(start)}..${count(end)}`;
}

/** The spans of documents, by the text without its white space. */
function spansOf(documents: Native[], decisions: string[], losses: Loss[] = []): Record<string, string[]> {
  const lost = (document: Native, start: number, end: number, label: string) => {
    const units = (at: number) => Array.from(document.text).slice(0, at).join("").length;
    return losses.some(
      (loss) =>
        loss.document === document.id &&
        loss.outcome === "left-out" &&
        loss.label === label &&
        loss.start === units(start) &&
        loss.end === units(end),
    );
  };
  return Object.fromEntries(
    documents.map((document) => [
      document.text.replace(/\s/gu, ""),
      document.spans
        .filter(({ decision, start, end, label }) => decisions.includes(decision) && !lost(document, start, end, label))
        .map(({ start, end, label }) => `${seen(document.text, start, end)} ${label}`)
        .sort(),
    ]),
  );
}

/** A workspace of its own. */
async function fresh(browser: Browser, baseURL: string | undefined): Promise<Tallymark> {
  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  const tally = new Tallymark(await context.newPage());
  await tally.open();
  return tally;
}

for (const [name, format] of Object.entries(FORMATS).filter(([name]) => name !== "chat.jsonl")) {
  test(`${format}: written, proven and opened again`, async ({ tally, page, browser, baseURL }) => {
    await bring(tally);
    const download = new Download(page);
    await download.open();
    await download.choose(format, "All documents");
    const losses = await download.losses();
    const leftOut = losses.filter(({ outcome }) => outcome === "left-out");
    await expect(download.told).toHaveAttribute("data-proof", leftOut.length > 0 ? "changes" : "holds");
    await expect(download.told).toContainText(
      leftOut.length > 0 ? `${leftOut.length} would change` : /\d+ spans, all proven/,
    );
    const file = await download.saved();
    expect(file.buffer.length).toBeGreaterThan(500);

    const other = await fresh(browser, baseURL);
    const opening = new Opening(other);
    const isTable = ["CSV", "TSV"].includes(format);
    const isNative = format === "Tallymark JSONL";
    if (isTable) {
      // A table has no texts: they are in the workspace already.
      await opening.drop(FILE);
      await opening.radio("Documents").check();
      await opening.run("8 documents imported.");
      await opening.close();
      await other.startNew();
    }
    await opening.drop(file);
    await expect(opening.dialog.locator("[data-format]")).toContainText(format);
    await expect(opening.dialog.getByRole("region", { name: "What to know" })).toHaveCount(0);
    await opening.radio("Annotations").check();
    await opening.run(isTable ? /8 got annotations/ : /\d+ documents? imported/);
    await opening.close();
    await other.saved();
    const saved = await other.download("Tallymark JSONL", "All documents");
    // A table does not say what was corrected.
    const opened = isTable ? saved.trimEnd().split("\n").map((line) => JSON.parse(line) as Native) : parse(saved);
    const decisions = isNative || isTable ? ["accepted", "corrected", "added", "rejected"] : DECIDED;
    const expected = spansOf(CORPUS, decisions, losses);
    const keepsText = !/^(conll|huggingface|gliner)/.test(name);
    if (keepsText) {
      const written = CORPUS.map(({ text }) => text).sort();
      expect(opened.map(({ text }) => text).sort()).toEqual(written);
      expect(spansOf(opened, decisions)).toEqual(expected);
    } else {
      // Where one document ends and the next begins is not in every such file.
      const joined = (spans: Record<string, string[]>) => Object.keys(spans).join("");
      const found = spansOf(opened, decisions);
      expect(joined(found)).toBe(joined(expected));
      const count = (spans: Record<string, string[]>) => Object.values(spans).flat().length;
      expect(count(found)).toBe(count(expected));
    }
    if (isNative) {
      expect(opened.map(({ spans, id, meta }) => ({ id, spans, title: meta.title }))).toEqual(
        CORPUS.map(({ spans, id, meta }) => ({ id, spans, title: meta.title })),
      );
    }
    await other.page.context().close();
  });
}

test("what a format cannot hold is listed with its words, and the choices change it", async ({ tally, page }) => {
  await bring(tally);
  const download = new Download(page);
  await download.open();
  await download.choose("All documents", "CoNLL-2003 IOB2");
  await expect(download.told).toContainText(/^\d+ spans, 3 would change\. 1 cuts a token\./);
  await download.proof.getByText("Show 4 spans").click();
  const rows = download.proof.getByRole("listitem");
  await expect(rows.filter({ hasText: "It is left out." })).toHaveText([
    /National Bank of .*Norway.*paid.*GPE: It overlaps with another.*Nested and touching/,
    /University of .*Bergen.*GPE: It overlaps with another/,
    /of Bergen, .*Bergen.*12km.*GPE: It overlaps with another/,
  ]);
  await download.choose("Keep the shorter");
  await expect(rows.filter({ hasText: "It is left out." })).toHaveText([/ORG: It overlaps/, /ORG: It overlaps/]);
  await download.choose("Leave out both");
  await expect(rows.filter({ hasText: "It overlaps with another" })).toHaveCount(5);
  await download.choose("Widen the span");
  await expect(rows.filter({ hasText: "It becomes “Kyivstar”." })).toHaveCount(1);
  await download.choose("Leave it out");
  await expect(rows.filter({ hasText: "inside a token" }).filter({ hasText: "It is left out." })).toContainText("Kyiv");
  // A choice is kept, and does not come with another format that has no need of it.
  await download.choose("spaCy JSONL");
  await expect(download.told).toHaveText(/^\d+ spans, all proven\.$/);
  await expect(download.radio("Leave it out")).toHaveCount(0);
  await tally.press("Escape");
  await tally.reload();
  await download.open();
  await expect(download.radio("spaCy JSONL")).toBeChecked();
  await download.choose("CoNLL-2003 BILUO");
  await expect(download.radio("Leave it out")).toBeChecked();
});

test("decisions, labels and their names are chosen", async ({ tally, page }) => {
  await bring(tally);
  const download = new Download(page);
  await download.open();
  await download.choose("All documents", "spaCy JSONL");
  await download.dialog.locator("summary", { hasText: /^Decisions/ }).click();
  await download.dialog.getByRole("checkbox", { name: "Added" }).uncheck();
  await download.dialog.getByRole("checkbox", { name: "Undecided" }).check();
  await download.dialog.locator("summary", { hasText: /^Labels/ }).click();
  await download.dialog.getByRole("checkbox", { name: "GPE", exact: true }).uncheck();
  await download.dialog.getByRole("textbox", { name: "Name of ORG in the file" }).fill("Company");
  await download.dialog.getByRole("textbox", { name: "Name of ORG in the file" }).press("Tab");
  await expect(download.dialog.locator("summary", { hasText: /^Labels/ })).toContainText("1 left out, 1 renamed");
  await download.proven();
  const lines = (await download.saved()).buffer.toString().trimEnd().split("\n");
  const entities = lines.flatMap((line) => (JSON.parse(line) as { entities: [number, number, string][] }).entities);
  const wanted = CORPUS.flatMap(({ spans }) => spans)
    .filter(({ decision, label }) => ["suggested", "accepted", "corrected"].includes(decision) && label !== "GPE")
    .map(({ start, end, label }) => [start, end, label === "ORG" ? "Company" : label]);
  expect(entities.sort()).toEqual(wanted.sort());
  await download.open();
  // What keeps everything has decisions of its own.
  await download.choose("CSV");
  await download.dialog.locator("summary", { hasText: /^Decisions/ }).click();
  await expect(download.dialog.getByRole("checkbox", { name: "Added" })).toBeChecked();
});

test("a split: parts in an archive, with a card; the same texts come to the same parts", async ({ tally, page }) => {
  await bring(tally);
  const download = new Download(page);
  await download.open();
  await download.choose("All documents", "Tallymark JSONL");
  await download.dialog.locator("summary", { hasText: /^Split/ }).click();
  await download.dialog.getByRole("checkbox", { name: /^Split into/ }).check();
  await download.dialog.getByRole("spinbutton", { name: "Train, in percent" }).fill("50");
  await download.dialog.getByRole("spinbutton", { name: "Train, in percent" }).press("Tab");
  await expect(download.dialog.getByRole("spinbutton", { name: "Dev, in percent" })).toHaveValue("40");
  await download.proven();
  await expect(download.told).toHaveAttribute("data-proof", "holds");
  const first = await download.saved();
  expect(first.name).toMatch(/^tallymark-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzip(first.buffer);
  expect([...files.keys()]).toEqual(["train.jsonl", "dev.jsonl", "test.jsonl", "README.md"]);
  const parts = ["train", "dev", "test"].map((part) => parse(files.get(`${part}.jsonl`)?.toString() ?? "").map(({ id }) => id));
  expect(parts.map(({ length }) => length)).toEqual([4, 3, 1]);
  expect(parts.flat().sort()).toEqual(CORPUS.map(({ id }) => id).sort());
  await download.open();
  await download.proven();
  const card = await download.saved(download.dialog.getByRole("button", { name: "Dataset card" }));
  expect(card.buffer.toString()).toBe(files.get("README.md")?.toString());
  const again = await download.saved();
  expect(unzip(again.buffer).get("test.jsonl")?.equals(files.get("test.jsonl") ?? Buffer.from(""))).toBe(true);
});

test("Label Studio gets a labeling configuration with the names of the file", async ({ tally, page }) => {
  await bring(tally);
  const download = new Download(page);
  await download.open();
  await download.choose("Label Studio JSON");
  const config = await download.saved(download.dialog.getByRole("button", { name: "Labeling configuration" }));
  expect(config.buffer.toString()).toMatch(/<View>[^]*<Labels name="label"[^]*<Label value="ORG"/);
  await download.choose("CSV");
  await expect(download.dialog.getByRole("button", { name: "Labeling configuration" })).toHaveCount(0);
});

test("a dataset is opened as texts, or as suggestions that wait", async ({ tally }) => {
  const opening = new Opening(tally);
  await tally.open();
  await opening.drop(FILE);
  const marked = CORPUS.flatMap(({ spans }) => spans);
  const decided = marked.filter(({ decision }) => decision !== "suggested").length;
  await expect(opening.dialog).toContainText(`8 documents, ${marked.length} annotations, ${decided} of them decided.`);
  await opening.radio("Suggestions").check();
  await opening.run("8 documents imported.");
  await opening.close();
  let documents = await tally.native("All documents");
  expect(documents.flatMap(({ spans }) => spans.map(({ decision }) => decision)).every((decision) => decision === "suggested")).toBe(true);
  const waiting = marked.filter(({ decision }) => decision !== "rejected").length;
  expect(documents.flatMap(({ spans }) => spans)).toHaveLength(waiting);

  await tally.press("Escape", "u");
  await expect(tally.documents.getByRole("listitem")).toHaveCount(0);
  await opening.drop(FILE);
  await opening.radio("Documents").check();
  await opening.run("8 documents imported.");
  await opening.close();
  await expect(tally.page.getByText("Reading…")).toHaveCount(0, { timeout: 60_000 });
  documents = await tally.native("All documents");
  expect(documents.flatMap(({ spans }) => spans).every(({ decision }) => decision === "suggested")).toBe(true);
  expect(documents.find(({ id }) => id === "quiet")?.text).toBe(CORPUS.find(({ id }) => id === "quiet")?.text);
});

test("annotations of texts that are here come onto them, as one act", async ({ tally, page }) => {
  const opening = new Opening(tally);
  await bring(tally);
  await tally.startNew();
  const text = CORPUS[0]?.text ?? "";
  const news: Native[] = [
    document("elsewhere", "The same text, by somebody else", text, [
      ["Sonnleitner Bros.", "ORG", "accepted"],
      ["Olena Hrytsenko", "PERSON", "accepted"],
      ["Mill", "GADGET", "added"],
    ]),
    document("other", "Another", "The Old Mill is sold.", [["Old Mill", "GADGET", "added"]]),
  ];
  await opening.bring(textFile("news.jsonl", native(news)), "1 document imported, 1 got annotations.");
  let documents = await tally.native("All documents");
  expect(documents).toHaveLength(9);
  const joined = documents.find(({ id }) => id === "bakery");
  const before = CORPUS[0]?.spans ?? [];
  expect(joined?.spans).toHaveLength(before.length + 1);
  expect(joined?.spans.find(({ text }) => text === "Olena Hrytsenko")).toMatchObject({ decision: "accepted", decided_by: "Ann" });
  expect(joined?.spans.find(({ label }) => label === "GADGET")).toMatchObject({ text: "Mill", decision: "added" });
  // A label that was not known has a key, and stands in the palette.
  await tally.documents.getByRole("button", { name: /^Another/ }).click();
  await tally.marks.filter({ hasText: "Old Mill" }).click();
  await expect(tally.palette.getByRole("button", { name: /GADGET/ })).toBeVisible();
  await tally.press("Escape", "Escape", "u");
  await expect(tally.documents.getByRole("listitem")).toHaveCount(8);
  documents = await tally.native("All documents");
  expect(documents.map(({ spans }) => spans)).toEqual(CORPUS.map(({ spans }) => spans));

  await tally.startNew();
  await opening.drop(textFile("news.jsonl", native(news)));
  await opening.radio("Open them as documents of their own").check();
  await opening.run("2 documents imported.");
});

test("offsets that count UTF-16 are found out and stated; what does not fit is listed line by line", async ({ tally }) => {
  const text = "👩‍🚀 Zoë paid Sony $5.";
  const at = (words: string) => ({ start_offset: text.indexOf(words), end_offset: text.indexOf(words) + words.length });
  const lines = [
    JSON.stringify({ id: 1, text, entities: [{ id: 1, label: "ORG", ...at("Sony") }, { id: 2, label: "PERSON", ...at("Zoë") }], relations: [] }),
    "{ no JSON",
    JSON.stringify({ id: 2, text: "Short.", entities: [{ id: 3, label: "ORG", start_offset: 2, end_offset: 900 }], relations: [] }),
  ];
  const quoted = `${JSON.stringify({ text, spans: [{ start: text.indexOf("Sony"), end: text.indexOf("Sony") + 4, label: "ORG", text: "Sony" }], offset_unit: "codepoint" })}\n`;
  const opening = new Opening(tally);
  await tally.open();
  await opening.drop(textFile("tasks.jsonl", lines.join("\n")));
  await expect(opening.dialog.locator("[data-format]")).toHaveAttribute("data-format", "doccano");
  const misfits = opening.dialog.getByRole("region", { name: "What to know" }).getByRole("listitem");
  await expect(misfits).toHaveText([/^line 2.*: /, /^line 3.*ORG 2\.\.900/]);
  await opening.run("2 documents imported.");
  await expect(opening.dialog.getByRole("region", { name: "What to know" }).getByRole("listitem")).toHaveCount(2);
  await opening.close();
  await tally.startNew();
  await opening.drop(textFile("quoted.jsonl", quoted.replace("{", '{"schema":"tallymark/1",')));
  await expect(opening.dialog).toContainText("Offsets counted in UTF-16 in 1 document.");
});

test("a dataset may be read as a table all the same", async ({ tally, page }) => {
  const opening = new Opening(tally);
  await tally.open();
  await opening.drop(FILE);
  await opening.dialog.getByRole("button", { name: "Read as a table" }).click();
  await expect(opening.dialog.getByLabel("Column meta.title", { exact: true })).toBeVisible();
  await expect(opening.dialog.locator("[data-format]")).toHaveCount(0);
  await opening.run("8 documents imported.");
  await opening.dialog.getByRole("button", { name: "Open the first" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Bakery buys a mill");
});

/** So many documents of a few kilobytes. */
function many(count: number): Upload {
  const words = "the old mill by the river was quiet and the people of the valley slept on and on without a word; ".repeat(20);
  const documents = Array.from({ length: count }, (_, place) =>
    document(`d${place}`, `Article ${place}`, `They paid $${place} million. ${words}`, [[`$${place} million`, "MONEY", "accepted"]]),
  );
  return textFile("many.jsonl", native(documents));
}

test("an export of many documents is stopped and taken up again; an import is undone as one act", async ({ tally, page }) => {
  test.setTimeout(120_000);
  const opening = new Opening(tally);
  await tally.open();
  await opening.bring(many(3_000), "3,000 documents imported.");
  const download = new Download(page);
  await download.open();
  await download.radio("All documents").check();
  await download.radio("CoNLL-2003 IOB2").check();
  await expect(download.proof.getByRole("progressbar")).toBeVisible();
  await download.proof.getByRole("button", { name: "Stop" }).click();
  await expect(download.proof).toContainText("Stopped: nothing has been written.");
  await expect(download.save).toBeDisabled();
  await download.proof.getByRole("button", { name: "Try again" }).click();
  await download.proven();
  await expect(download.told).toContainText("3,000 spans, all proven.");
  // Closed in the midst of it, it starts anew.
  await download.radio("spaCy JSONL").check();
  await tally.press("Escape");
  await expect(download.dialog).toBeHidden();
  await download.open();
  await download.choose("spaCy JSONL", "All documents");
  const file = await download.saved();
  expect(file.buffer.toString().trimEnd().split("\n")).toHaveLength(3_000);
  await tally.press("u");
  await expect(tally.documents.getByRole("listitem")).toHaveCount(0, { timeout: 60_000 });
});

test("an import that is cancelled keeps what has come in, as one act", async ({ tally }) => {
  test.setTimeout(120_000);
  const opening = new Opening(tally);
  await tally.open();
  await opening.drop(many(6_000));
  await opening.start.click();
  await expect(opening.dialog.getByText(/^\d,?\d* articles$/)).toBeVisible();
  await opening.dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(opening.dialog).toContainText(/Import cancelled\. \d[\d,]* documents? imported\./, { timeout: 30_000 });
  await opening.close();
  await tally.startNew();
  await tally.press("Escape");
  await tally.page.getByRole("heading").first().click();
  await tally.press("u");
  await expect(tally.documents.getByRole("listitem")).toHaveCount(0, { timeout: 60_000 });
});

test("a table of spans has cells that no spreadsheet runs", async ({ tally }) => {
  await bring(tally);
  const rows = parseCsv(await tally.download("CSV", "All documents"));
  const cells = rows.filter((row) => row.document === "formulas").map((row) => row.text ?? "");
  expect(cells).toContain("'@Marta");
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});
