// What everybody does, in Firefox: paste, review, reload, download, import; served by a host and opened from a disk.
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { CORPUS, native } from "../e2e/corpus.ts";
import type { Native } from "../e2e/dataset.ts";
import { By, expect, test, type Mark, type Tallymark } from "./firefox.ts";

/** An article with the line breaks that a text box makes of any. */
const article = async (name: string) =>
  (await readFile(new URL(`../articles/${name}.txt`, import.meta.url), "utf8")).replaceAll("\r\n", "\n");

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";

/** Both ways in which the page is had. */
const PLACES: Record<string, { address?: string }> = {
  "from a host": {},
  "from a disk": { address: pathToFileURL(new URL("../../dist/tallymark.html", import.meta.url).pathname).href },
};

/** What is kept of a span, whatever its id. */
const spans = ({ spans }: Native) => spans.map(({ start, end, label, decision }) => ({ start, end, label, decision }));

/** Keys for the mention under review, in turn, and what it is then. */
const HABITS: ((mark: Mark) => { keys: string[]; label: string; decision: string })[] = [
  ({ label }) => ({ keys: ["a"], label, decision: "accepted" }),
  ({ label }) => ({ keys: ["x"], label, decision: "rejected" }),
  ({ label }) => ({ keys: ["Enter"], label, decision: "accepted" }),
  ({ label }) => ({ keys: ["a", "u", "x"], label, decision: "rejected" }),
  // The first of the palette is PERSON, the second NORP.
  ({ label }) => ({ keys: [label === "PERSON" ? "2" : "1", "a"], label: label === "PERSON" ? "NORP" : "PERSON", decision: "corrected" }),
  ({ label }) => ({ keys: ["x", "u", "Shift+U"], label, decision: "rejected" }),
];

/** Decides on every mention of the article by keyboard. */
async function reviewAll(tally: Tallymark): Promise<Map<string, { label: string; decision: string }>> {
  const expected = new Map<string, { label: string; decision: string }>();
  while ((await tally.marks("[data-decision=suggested]")).length > 0) {
    const current = await tally.current();
    if (current?.decision !== "suggested") {
      await tally.press("j");
      continue;
    }
    expect(expected.has(current.id), `${current.id} comes up once`).toBe(false);
    const { keys, ...outcome } = HABITS[expected.size % HABITS.length]!(current);
    await tally.press(...keys);
    expected.set(current.id, outcome);
  }
  return expected;
}

for (const [place, use] of Object.entries(PLACES)) {
  test.describe(place, () => {
    if (use.address !== undefined) test.use({ address: use.address });

    test("an article is pasted, reviewed by keyboard, saved, there after a reload, and downloaded", async ({ tally }) => {
      test.setTimeout(180_000);
      const text = await article("05-coffee-fraud");
      await tally.open();
      await tally.annotate(text, "Coffee");
      expect(await tally.text()).toBe(text);
      const suggested = await tally.marks();
      expect(suggested.length).toBeGreaterThan(30);
      for (const mark of suggested) expect(text.slice(mark.start, mark.end)).toBe(mark.text);
      const expected = await reviewAll(tally);
      await tally.saved();
      const decided = await tally.marks();
      await tally.reload();
      await expect.poll(() => tally.marks()).toEqual(decided);
      const [document, ...others] = await tally.native();
      expect(others).toEqual([]);
      expect(document?.text).toBe(text);
      const found = new Map(document?.spans.map(({ id, label, decision }) => [id, { label, decision }]));
      expect(found).toEqual(expected);
    });

    test("suggestions have values, and a value is corrected by keyboard", async ({ tally }) => {
      await tally.open();
      await tally.annotate(TEXT);
      expect((await tally.marks()).map(({ text, label, value }) => [text, label, value])).toEqual([
        ["$50 billion", "MONEY", "50 billion US dollars"],
        ["12 percent", "PERCENT", "12 percent"],
        ["4 May 2025", "DATE", "4 May 2025"],
      ]);
      await tally.press("e");
      const field = await tally.find("textbox", "Value");
      expect(await field.getProperty("value")).toBe("50000000000");
      await tally.press("Control+a");
      await tally.type("51,500,000,000");
      await tally.press("Enter");
      await expect.poll(async () => (await tally.current())?.value).toBe("51.5 billion US dollars");
      await tally.press("u");
      await expect.poll(async () => (await tally.current())?.value).toBe("50 billion US dollars");
      await tally.press("Shift+U");
      await tally.saved();
      const [document] = await tally.native();
      expect(document?.spans[0]).toMatchObject({ decision: "corrected", norm: { value: "51500000000" } });
    });

    test("a dataset is imported as it was written, and two documents are gone through", async ({ tally }, testInfo) => {
      const file = testInfo.outputPath("corpus.jsonl");
      await writeFile(file, native(CORPUS));
      await tally.open();
      await tally.click("button", "Import…");
      await tally.find("dialog", "Import");
      await tally.driver.findElement(By.css("#import-files")).sendKeys(file);
      await tally.click("button", "Import");
      await expect.poll(() => tally.script(() => document.querySelector("dialog[open]")?.textContent)).toContain("8 documents imported");
      await tally.click("button", "Close");
      await expect.poll(async () => (await tally.titles()).length).toBe(CORPUS.length);
      await tally.saved();
      const documents = await tally.native();
      expect(documents.map(({ text }) => text)).toEqual(CORPUS.map(({ text }) => text));
      expect(documents.map(spans)).toEqual(CORPUS.map(spans));

      await tally.press("n");
      await tally.extracted();
      const first = await tally.text();
      await tally.press("n");
      await expect.poll(() => tally.text()).not.toBe(first);
      await tally.press("Shift+N");
      await expect.poll(() => tally.text()).toBe(first);
      await tally.reload();
      await expect.poll(() => tally.text()).toBe(first);
    });

    test("the language is changed, and stays so", async ({ tally }) => {
      await tally.open();
      await tally.annotate(TEXT);
      await tally.press("Shift+P");
      await tally.find("dialog", "Settings");
      await (await tally.shown("select[data-act=language]")).findElement(By.css("option[value=uk]")).click();
      const language = () => tally.script(() => document.documentElement.lang);
      await expect.poll(language).toBe("uk");
      await tally.press("Escape");
      await tally.press("a");
      await expect.poll(() => tally.status()).toBe("Збережено");
      expect((await tally.marks())[0]).toMatchObject({ decision: "accepted", value: "50 мільярдів доларів США" });
      await tally.driver.navigate().refresh();
      await tally.find("button", "Завантажити");
      expect(await language()).toBe("uk");
    });

    test("a long article is shown whole, and decided on", async ({ tally }) => {
      test.setTimeout(120_000);
      const articles = await Promise.all(["01-drone-night", "05-coffee-fraud", "07-storm-live"].map(article));
      const text = Array.from({ length: 13 }, () => articles.join("\n\n")).join("\n\n");
      expect(text.length).toBeGreaterThan(100_000);
      await tally.open();
      await tally.annotate(text);
      expect(await tally.text()).toBe(text);
      const marks = await tally.marks();
      expect(marks.length).toBeGreaterThan(1000);
      for (const mark of marks) expect(text.slice(mark.start, mark.end)).toBe(mark.text);
      await tally.press("a", "x", "a");
      await tally.saved();
      await tally.reload();
      await tally.extracted();
      const decisions = async () => (await tally.marks()).slice(0, 4).map(({ decision }) => decision);
      await expect.poll(decisions).toEqual(["accepted", "rejected", "accepted", "suggested"]);
    });
  });
}
