// Importing tables, folders and many files: what comes in, what is told, what can be taken back.
import AxeBuilder from "@axe-core/playwright";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { Native } from "./dataset.ts";
import { expect, test, textFile, type Tallymark, type Upload } from "./page.ts";

/** The dialog, as its users know it. */
class Import {
  readonly dialog: Locator;
  readonly start: Locator;
  readonly progress: Locator;
  readonly troubles: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Import" });
    this.start = this.dialog.getByRole("button", { name: "Import", exact: true });
    this.progress = this.dialog.getByRole("progressbar");
    this.troubles = this.dialog.getByRole("region", { name: "What to know" });
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Import…" }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Chooses files, or a folder by its path, through the browser's own dialog. */
  async choose(what: Upload[] | string): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    const name = typeof what === "string" ? "Choose a folder…" : "Choose files…";
    await this.dialog.getByRole("button", { name }).click();
    await (await chooser).setFiles(what as Upload[]);
  }

  column(name: string): Locator {
    return this.dialog.getByLabel(`Column ${name}`, { exact: true });
  }

  /** Imports, and waits for what became of it. */
  async run(summary: string | RegExp): Promise<void> {
    await this.start.click();
    await expect(this.dialog.getByText(summary)).toBeVisible({ timeout: 60_000 });
  }

  async close(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Close" }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** The first document that came in. */
  async openFirst(tally: Tallymark): Promise<void> {
    await this.dialog.getByRole("button", { name: "Open the first" }).click();
    await expect(this.dialog).toBeHidden();
    await tally.extracted();
  }
}

/** A document of the dataset with what is known about it. */
type About = Native & { meta: Native["meta"] & { source?: string; author?: string; tags?: string[] } };

async function all(tally: Tallymark): Promise<About[]> {
  return (await tally.native("All documents")) as About[];
}

const CSV = `headline,published,url,byline,body,keywords,id
"Mill, sold",2026-03-04,https://example.org/mill,Ann Lee,"The bank paid $50 billion
for ""the mill"".

It lost 12 percent.","trade; mills",1
No date,soon,https://example.org/none,,They paid 7 percent more.,,2
Too,many,cells,here,are,in,this,row
Void,2026-03-05,https://example.org/void,Ann Lee,,,4
Last,05.03.2026,https://example.org/last,"Ann Lee, Bo Im",The last one cost $3.,mills,5
`;

test("a file that is dropped on the open dialog leaves it its keys", async ({ tally, page }) => {
  await tally.open();
  const opening = new Import(page);
  await opening.open();
  await tally.drop(textFile("reports.csv", "title,text\nRaid,Twelve drones hit Odesa.\n"));
  await opening.start.focus();
  await tally.press("Shift+Tab");
  await expect(opening.start).not.toBeFocused();
});

test("a table: columns are recognised, quotes and line breaks kept, bad rows told by line", async ({ tally, page }) => {
  const dialog = new Import(page);
  await tally.open();
  await dialog.open();
  await dialog.choose([textFile("mills.csv", `\ufeff${CSV}`, "text/csv")]);
  const roles = { headline: "Title", published: "Date", url: "Source URL", byline: "Author", body: "Text", keywords: "Tags", id: "Ignore" };
  for (const [column, role] of Object.entries(roles)) {
    await expect(dialog.column(column).locator("option:checked")).toHaveText(role);
  }
  await expect(dialog.dialog.getByRole("table").locator("tbody tr")).toHaveCount(3);
  await dialog.run("3 documents imported, 2 could not be read.");
  await expect(dialog.troubles.getByRole("listitem")).toHaveText([
    /mills\.csv, line 6: “soon” is not a date/,
    /mills\.csv, line 7.*8 cells where the first row has 7/,
    /mills\.csv, line 8.*No text/,
  ]);
  await dialog.openFirst(tally);
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Mill, sold");
  expect(await tally.text()).toBe('The bank paid $50 billion\nfor "the mill".\n\nIt lost 12 percent.');
  const [first, second, last] = await all(tally);
  expect(first?.meta).toMatchObject({ title: "Mill, sold", date: "2026-03-04" });
  expect(second?.meta.date).toBeUndefined();
  expect(last?.meta).toMatchObject({ title: "Last", date: "2026-03-05" });
});

test("the user says what a column is: nothing starts without a text", async ({ tally, page }) => {
  const dialog = new Import(page);
  await tally.open();
  await dialog.open();
  await dialog.choose([textFile("a.tsv", "kicker\tlead\tstory\nTrade\tIt was sold.\tThe mill was sold for $5.\n")]);
  await dialog.column("story").selectOption("Ignore");
  await expect(dialog.dialog.getByRole("alert")).toHaveText("Say which column is the text.");
  await expect(dialog.start).toBeDisabled();
  await dialog.column("lead").selectOption("Text");
  await dialog.column("story").selectOption("Text");
  await dialog.column("kicker").selectOption("Title");
  await expect(dialog.dialog.getByRole("alert")).toHaveCount(0);
  await dialog.run("1 document imported.");
  await dialog.openFirst(tally);
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Trade");
  expect(await tally.text()).toBe("It was sold.\n\nThe mill was sold for $5.");
});

test("JSON lines: nested fields are columns, a bad line costs only itself", async ({ tally, page }) => {
  const lines = [
    { id: 1, meta: { title: "One", tags: ["a", "b"] }, text: "It cost $5 to begin with." },
    "{ this is no JSON",
    [1, 2],
    { id: 2, meta: { title: "Two", tags: [] }, text: "It cost 7 percent\nmore." },
  ];
  const file = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  const dialog = new Import(page);
  await tally.open();
  await dialog.open();
  await dialog.choose([textFile("a.jsonl", file, "application/json")]);
  await expect(dialog.column("meta.title").locator("option:checked")).toHaveText("Title");
  await expect(dialog.column("meta.tags").locator("option:checked")).toHaveText("Tags");
  await dialog.run("2 documents imported, 2 could not be read.");
  await expect(dialog.troubles.getByRole("listitem")).toHaveText([/a\.jsonl, line 2.*Not JSON/, /a\.jsonl, line 3.*Not an object/]);
  await dialog.close();
  const documents = await all(tally);
  expect(documents.map(({ text, meta }) => [meta.title, text])).toEqual([
    ["One", "It cost $5 to begin with."],
    ["Two", "It cost 7 percent\nmore."],
  ]);
});

test("an encoding that is not UTF-8 is recognised in a table too", async ({ tally, page }) => {
  const dialog = new Import(page);
  await tally.open();
  await dialog.open();
  const bytes = Buffer.from(`title;text\nCaf\xe9;Chains paid \x803 million.\n`, "latin1");
  await dialog.choose([textFile("old.csv", bytes)]);
  await dialog.run("1 document imported.");
  await expect(dialog.troubles).toContainText(/old\.csv.*Windows-1252/);
  await dialog.openFirst(tally);
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Café");
  expect(await tally.text()).toBe("Chains paid €3 million.");
});

test("a folder: its articles and tables come in, other files are left out", async ({ tally, page }, info) => {
  const folder = info.outputPath("news");
  const files: Record<string, string> = {
    "b/second.html": "<title>Second</title><article><p>It cost $2.</p></article>",
    "a/first.txt": "First: it cost $1.",
    "picture.png": "no picture",
    ".hidden.txt": "Hidden: it cost $9.",
    "one.csv": "title,text\nThird,It cost $3 all in all.\n",
    "two.csv": "title,text\nFourth,It cost $4 all in all.\n",
    "empty.csv": "",
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const dialog = new Import(page);
  await tally.open();
  await dialog.open();
  await dialog.choose(folder);
  await expect(dialog.dialog.getByText("2 files are articles")).toBeVisible();
  await expect(dialog.dialog.getByText("and 1 file with the same columns")).toBeVisible();
  await expect(dialog.dialog.getByText(/files? of (another|other) kinds? (is|are) left out/)).toBeVisible();
  await dialog.run("4 documents imported, 1 could not be read.");
  await expect(dialog.troubles).toContainText(/empty\.csv.*No rows/);
  await dialog.close();
  const documents = await all(tally);
  expect(documents.map(({ text }) => text).sort()).toEqual(
    ["First: it cost $1.", "It cost $2.", "It cost $3 all in all.", "It cost $4 all in all."].sort(),
  );
});

test("texts that are here already are left out, unless they are wanted twice", async ({ tally, page }) => {
  const dialog = new Import(page);
  const rows = "text\nThe bank paid $5.\nThe bank paid $6.\nThe bank paid $5.\n";
  await tally.open();
  await tally.annotate("The bank paid $6.");
  await tally.startNew();
  await dialog.open();
  await dialog.choose([textFile("a.csv", rows)]);
  await dialog.run("1 document imported, 2 were here already.");
  await dialog.dialog.getByRole("button", { name: "Import more" }).click();
  await dialog.choose([textFile("a.csv", rows)]);
  await dialog.dialog.getByLabel("Skip texts that are here already").uncheck();
  await dialog.run("3 documents imported.");
  await dialog.close();
  const documents = await all(tally);
  expect(documents.map(({ text }) => text).sort()).toEqual(
    ["The bank paid $5.", "The bank paid $5.", "The bank paid $5.", "The bank paid $6.", "The bank paid $6."].sort(),
  );
  expect(new Set(documents.map(({ id }) => id)).size).toBe(5);
});

/** A table of so many articles, no two the same. */
function table(count: number): Upload {
  const words = "the old mill by the river was quiet and the people of the valley slept on and on without a word; ".repeat(20);
  const rows = Array.from({ length: count }, (_, row) => `Article ${row},"They paid $${row} million. ${words}"`);
  return textFile("many.csv", `title,text\n${rows.join("\n")}\n`, "text/csv");
}

test("undo takes a whole import back, redo brings it again, and a reload keeps it", async ({ tally, page }) => {
  const dialog = new Import(page);
  await tally.open();
  await tally.annotate("Here before: 7 percent.", { title: "Before" });
  await tally.startNew();
  await dialog.open();
  await dialog.choose([table(30)]);
  await dialog.run("30 documents imported.");
  await dialog.close();
  await tally.documents.getByRole("button", { name: /^Before/ }).click();
  await tally.saved();
  expect(await all(tally)).toHaveLength(31);
  await tally.press("u");
  await expect.poll(async () => (await all(tally)).map(({ meta }) => meta.title)).toEqual(["Before"]);
  await tally.press("Shift+U");
  await expect.poll(async () => (await all(tally)).length).toBe(31);
  await tally.saved();
  await tally.reload();
  await tally.documents.getByRole("button", { name: /^Before/ }).click();
  expect(await all(tally)).toHaveLength(31);
});

/** Slows the page down so much that what takes a while can be stopped in the middle. */
async function slow(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

test("an import is cancelled in the middle: what came in is one act, nothing else is there", async ({ tally, page }) => {
  test.setTimeout(90_000);
  const dialog = new Import(page);
  await tally.open();
  await dialog.open();
  await dialog.choose([table(12_000)]);
  await expect(dialog.start).toBeEnabled();
  await slow(page, 6);
  await dialog.start.click();
  await expect(dialog.progress).toBeVisible();
  await expect(dialog.progress).toHaveAttribute("aria-valuenow", /^\d+$/);
  // A click waits for the button to stand still, which may be after the end.
  await dialog.dialog.getByRole("button", { name: "Cancel" }).dispatchEvent("click");
  const told = dialog.dialog.getByText(/^Import cancelled\. [\d,]+ documents? imported\.$/);
  await expect(told).toBeVisible({ timeout: 30_000 });
  await slow(page, 1);
  const imported = Number(/([\d,]+) documents?/.exec((await told.textContent()) ?? "")?.[1]?.replace(",", ""));
  expect(imported).toBeLessThan(12_000);
  await dialog.close();
  if (imported > 0) await tally.press("u");
  await expect(tally.documents.getByRole("listitem")).toHaveCount(0, { timeout: 30_000 });
});

test("closing the dialog ends an import too", async ({ tally, page }) => {
  test.setTimeout(90_000);
  const dialog = new Import(page);
  await tally.open();
  await dialog.open();
  await dialog.choose([table(12_000)]);
  await expect(dialog.start).toBeEnabled();
  await slow(page, 6);
  await dialog.start.click();
  await expect(dialog.progress).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog.dialog).toBeHidden();
  await expect(page.getByText(/^Import cancelled\./).first()).toBeAttached({ timeout: 30_000 });
  await slow(page, 1);
  await dialog.open();
  await expect(dialog.dialog.getByRole("button", { name: "Choose files…" })).toBeVisible();
});

test("2,000 articles come in while the page stays awake", async ({ tally, page }) => {
  test.setTimeout(120_000);
  const dialog = new Import(page);
  await tally.open();
  await dialog.open();
  await dialog.choose([table(2_000)]);
  await expect(dialog.start).toBeEnabled();
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    Object.assign(window, { longTasks: tasks });
  });
  const start = Date.now();
  await dialog.run("2,000 documents imported.");
  const took = Date.now() - start;
  await dialog.close();
  await expect(tally.status).toHaveText("Saved", { timeout: 60_000 });
  const saved = Date.now() - start;
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  const longest = Math.round(Math.max(0, ...tasks));
  console.log(`2,000 articles imported in ${took} ms, saved after ${saved} ms; ${tasks.length} tasks over 50 ms, the longest ${longest} ms`);
  // How long a task takes is the machine's; that the page was never stopped for a good part of the import is ours.
  expect(longest).toBeLessThan(took / 2);
});

test("dropped: a few articles open at once, tables and many files are asked about", async ({ tally, page }) => {
  const dialog = new Import(page);
  await tally.open();
  await tally.drop(textFile("a.txt", "It cost $1."), textFile("b.txt", "It cost $2."));
  await expect(tally.documents.getByRole("listitem")).toHaveCount(2);
  await expect(dialog.dialog).toBeHidden();
  await tally.drop(textFile("a.csv", "text\nIt cost $3 all in all.\n"));
  await dialog.run("1 document imported.");
  await dialog.close();
  await tally.drop(...Array.from({ length: 21 }, (_, file) => textFile(`${file}.txt`, `It cost $${file} then.`)));
  await expect(dialog.dialog.getByText("21 files are articles")).toBeVisible();
  await dialog.run("21 documents imported.");
});

test("names, columns and cells are shown as text, whatever they hold", async ({ tally, page }) => {
  const dialog = new Import(page);
  await tally.open();
  await dialog.open();
  await dialog.choose([
    textFile("<script>alert(1)<!--.csv", '<b>title</b>,text\n"<img src=x onerror=""alert(2)"">",A long text that cost $5.\nx\n'),
    textFile("<img src=x onerror=alert(3)>.txt", "It cost $7."),
    textFile("<i>.bin", "no"),
  ]);
  await expect(dialog.dialog.getByText("<script>alert(1)<!--.csv")).toBeVisible();
  await expect(dialog.column("<b>title</b>")).toBeVisible();
  await dialog.run("2 documents imported, 1 could not be read.");
  await expect(dialog.troubles).toContainText("<script>alert(1)<!--.csv, line 3");
  await expect(dialog.dialog.locator("img, script, b, i")).toHaveCount(0);
});

test("by keyboard alone: choose, change a column, import, open", async ({ tally, page }) => {
  const dialog = new Import(page);
  const chooser = page.waitForEvent("filechooser");
  await tally.open();
  await page.getByRole("button", { name: "Import…" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.dialog.getByRole("button", { name: "Choose files…" })).toBeFocused();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles([textFile("a.csv", "name,text\nMill,It was sold for $5 then.\n")]);
  await expect(dialog.start).toBeFocused();
  await dialog.column("name").focus();
  await page.keyboard.type("Title");
  await expect(dialog.column("name").locator("option:checked")).toHaveText("Title");
  await dialog.start.focus();
  await page.keyboard.press("Enter");
  await expect(dialog.dialog.getByText("1 document imported.")).toBeFocused();
  await dialog.dialog.getByRole("button", { name: "Open the first" }).focus();
  await page.keyboard.press("Enter");
  await tally.extracted();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Mill");
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the dialog (${colorScheme}, ${width} wide)`, async ({ tally, page }, info) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      const dialog = new Import(page);
      const check = async (stage: string) => {
        await page.screenshot({ path: info.outputPath(`${stage}.png`) });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations, stage).toEqual([]);
      };
      await tally.open();
      await dialog.open();
      await check("choosing");
      await dialog.choose([
        textFile("mills.csv", CSV),
        textFile("a.txt", "It cost $1."),
        textFile("picture.png", "no"),
        textFile("more.jsonl", '{"name":"x","n":5}\n'),
      ]);
      await expect(dialog.dialog.getByText("1 file is an article")).toBeVisible();
      await check("found");
      await dialog.run("5 documents imported, 2 could not be read.");
      await check("done");
    });
  }
}
