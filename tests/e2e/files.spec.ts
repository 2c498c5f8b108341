// Files that are opened or dropped, good and bad; and texts of any size.
import { expect, test, textFile, type Tallymark, type Upload } from "./page.ts";

const ARTICLE = "The bank paid $50 billion for a rival. It lost 12 percent of its clients.";

const windows1252 = Buffer.from([...Buffer.from("Caf"), 0xe9, ...Buffer.from(" chains paid "), 0x80, ...Buffer.from("3 million.")]);
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return big ? bytes.swap16() : bytes;
};
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface Case {
  file: Upload;
  /** The document's text, where one is made. */
  text?: string;
  title?: string;
  date?: string;
  /** What the user is told. */
  message?: RegExp;
}

const cases: Record<string, Case> = {
  "plain text": { file: textFile("mill.txt", ARTICLE), text: ARTICLE, title: ARTICLE },
  "Markdown, as it is": {
    file: textFile("mill.md", `# Mill sold\n\n${ARTICLE}\n`, "text/markdown"),
    text: `# Mill sold\n\n${ARTICLE}\n`,
  },
  "UTF-8 with a byte order mark": { file: textFile("bom.txt", `\ufeff${ARTICLE}`), text: ARTICLE },
  "UTF-16, little end first": { file: textFile("le.txt", utf16(`Ünï 🦀 ${ARTICLE}`, false)), text: `Ünï 🦀 ${ARTICLE}` },
  "UTF-16, big end first": { file: textFile("be.txt", utf16(`Ünï 🦀 ${ARTICLE}`, true)), text: `Ünï 🦀 ${ARTICLE}` },
  "Windows-1252, with a notice": {
    file: textFile("old.txt", windows1252),
    text: "Café chains paid €3 million.",
    message: /old\.txt.*Windows-1252/,
  },
  "a web page": {
    file: textFile(
      "page.html",
      `<!doctype html><html><head><title>Mill sold | Daily</title>
       <meta property="article:published_time" content="2026-03-04T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>
       <article><h1>Mill sold</h1><p>The bank   paid <a href="https://example.org/">$50&nbsp;billion</a>.</p>
       <script>document.title = "no"</script><p>It lost 12 percent.</p></article><footer>Imprint</footer></body></html>`,
      "text/html",
    ),
    text: "Mill sold\n\nThe bank paid $50\u00a0billion.\n\nIt lost 12 percent.",
    title: "Mill sold | Daily",
    date: "2026-03-04",
  },
  "a picture named as text": { file: textFile("picture.txt", PNG), message: /picture\.txt is not a text file/ },
  "bytes of every kind": {
    file: textFile("bytes.md", Buffer.from(Array.from({ length: 4096 }, (_, at) => at % 256))),
    message: /bytes\.md is not a text file/,
  },
  "an empty file": { file: textFile("empty.txt", ""), message: /empty\.txt is empty/ },
  "a blank file": { file: textFile("blank.txt", " \r\n\t \u00a0 \n"), message: /blank\.txt is empty/ },
  "a web page without text": {
    file: textFile("void.html", "<html><body><script>1</script><img src=x></body></html>", "text/html"),
    message: /void\.html holds no text/,
  },
  "a torn UTF-16 file": { file: textFile("torn.txt", Buffer.from([0xff, 0xfe, 0x00, 0xd8])), message: /torn\.txt begins like UTF-16/ },
};

/** The titles of the list of documents. */
const titles = async (tally: Tallymark) =>
  (await tally.documents.getByRole("button", { name: /^Remove / }).evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute("aria-label")?.replace(/^Remove /, "")),
  ));

for (const [way, open] of [
  ["opened", (tally: Tallymark, file: Upload) => tally.choose(file)],
  ["dropped", (tally: Tallymark, file: Upload) => tally.drop(file)],
] as const) {
  test(`files are ${way}: the good become documents, the bad are told, what is there stays`, async ({ tally, page }) => {
    await tally.open();
    await tally.annotate("Here before: 7 percent.", { title: "Before" });
    await tally.press("a");
    let count = 1;
    for (const [name, { file, text, title, date, message }] of Object.entries(cases)) {
      await test.step(name, async () => {
        await open(tally, file);
        if (message) {
          const told = tally.messages.getByText(message);
          await expect(told).toBeVisible();
          await tally.messages.locator(".notice", { has: page.getByText(message) }).getByRole("button", { name: "Dismiss" }).click();
          await expect(told).toHaveCount(0);
        }
        if (text !== undefined) {
          count += 1;
          await expect.poll(() => titles(tally)).toHaveLength(count);
          await tally.extracted();
          await expect.poll(() => tally.text()).toBe(text);
          const wanted = title ?? text.split("\n")[0] ?? "";
          await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue(wanted);
          await expect(page.getByLabel("Published")).toHaveValue(date ?? "");
          expect((await tally.allMarks()).length).toBeGreaterThan(0);
        }
      });
    }
    expect(await titles(tally)).toHaveLength(count);
    await tally.documents.getByRole("button", { name: /^Before/ }).click();
    await expect.poll(async () => (await tally.allMarks()).map(({ text, decision }) => [text, decision])).toEqual([
      ["7 percent", "accepted"],
    ]);
  });
}

test("many files at once become many documents, in their order; bad ones among them stop nothing", async ({ tally }) => {
  await tally.open();
  await tally.drop(
    ...["First", "Second", "Third"].map((name) => textFile(`${name}.txt`, `${name} article: 12 percent of it.`)),
    textFile("picture.txt", PNG),
    textFile("Fourth.txt", "Fourth article: 12 percent of it."),
  );
  const all = ["First", "Second", "Third", "Fourth"].map((name) => `${name} article: 12 percent of it.`);
  await expect.poll(() => titles(tally)).toEqual(all);
  await tally.extracted();
  await expect(tally.messages.getByText(/picture\.txt is not a text file/)).toBeVisible();
  const documents = await tally.native("All documents");
  expect(documents.map(({ text }) => text)).toEqual(all);
  expect(documents.every(({ spans }) => spans.length > 0)).toBe(true);
});

test("the same article twice is two documents with names of their own", async ({ tally }) => {
  await tally.open();
  await tally.drop(textFile("a.txt", ARTICLE), textFile("b.txt", ARTICLE));
  await expect.poll(() => titles(tally)).toHaveLength(2);
  await tally.extracted();
  const documents = await tally.native("All documents");
  expect(new Set(documents.map(({ id }) => id)).size).toBe(2);
});

test("a file that is too large is refused before it is read", async ({ tally, page }) => {
  await tally.open();
  const dataTransfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(21_000_000).fill(97)], "huge.txt", { type: "text/plain" }));
    return transfer;
  });
  await page.getByRole("main").dispatchEvent("drop", { dataTransfer });
  await expect(tally.messages.getByText(/huge\.txt is larger than 20 MB/)).toBeVisible();
  expect(await titles(tally)).toEqual([]);
});

for (const text of ["", "  \n\t\u00a0\n "]) {
  test(`a text of ${text.length} blank characters is refused with a message`, async ({ tally }) => {
    await tally.open();
    await tally.box.fill(text);
    await tally.annotateButton.click();
    await expect(tally.messages.getByText(/no text to annotate/)).toBeVisible();
    await expect(tally.box).toBeVisible();
    expect(await titles(tally)).toEqual([]);
    await tally.messages.getByRole("button", { name: "Dismiss" }).click();
    await expect(tally.messages.getByText(/no text to annotate/)).toHaveCount(0);
    await tally.annotate(ARTICLE);
    expect((await tally.allMarks()).length).toBeGreaterThan(1);
  });
}

const PROSE = "the old mill by the river was quiet and the people of the valley slept on and on without a word; ";

const large: Record<string, { text: () => string; marks: number }> = {
  "5 MB of text": {
    text: () => `${PROSE.repeat(50)}They paid $5 million.\n\n`.repeat(1_050),
    marks: 1_050,
  },
  "one line of a million characters": {
    text: () => `${PROSE.repeat(20)}They paid $5 million. `.repeat(520),
    marks: 520,
  },
  "a million characters without a space": { text: () => "x".repeat(1_000_000), marks: 0 },
};

for (const [name, { text, marks }] of Object.entries(large)) {
  test(`${name}: annotated, reviewed and downloaded`, async ({ tally }) => {
    test.setTimeout(90_000);
    const whole = text();
    await tally.open();
    await tally.choose(textFile("large.txt", whole));
    await expect(tally.region).toBeVisible({ timeout: 30_000 });
    await tally.extracted();
    await expect.poll(() => tally.marks.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(marks);
    expect(await tally.region.evaluate((region) => region.textContent?.length)).toBe(whole.length);
    if (marks > 0) {
      await tally.press("a", "x", "]", "u");
      await expect(tally.region.locator("mark[data-decision=accepted]")).toHaveCount(1);
      await expect(tally.region.locator("mark[data-decision=rejected]")).toHaveCount(1);
      await expect(tally.region.locator("mark[data-decision=corrected]")).toHaveCount(0);
    }
    await expect(tally.status).toHaveText("Saved", { timeout: 30_000 });
    const [document] = await tally.native();
    expect(document?.text === whole).toBe(true);
    await tally.reload();
    await expect.poll(() => tally.marks.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(marks);
  });
}
