// What outside tests and assistive technology may rely on: names, roles, attributes, measures.
import { article, expect, test, textFile } from "./page.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";

test("the empty screen has a multi-line textbox and a button", async ({ tally, page }) => {
  await tally.open();
  await expect(tally.box).toBeVisible();
  expect(await tally.box.evaluate((box) => box.tagName)).toBe("TEXTAREA");
  await expect(tally.annotateButton).toBeEnabled();
  await expect(tally.region).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Download", exact: true })).toBeDisabled();
});

const described = [
  { text: "The firm paid $50 billion.", mark: "$50 billion", description: "MONEY, 50 billion US dollars, suggested" },
  { text: "It lost 12 percent.", mark: "12 percent", description: "PERCENT, 12 percent, suggested" },
  { text: "It closed on 4 May 2025.", mark: "4 May 2025", description: "DATE, 4 May 2025, suggested" },
  { text: "They burnt 505 sq km.", mark: "505 sq km", description: "QUANTITY, 505 square kilometres, suggested" },
  { text: "They left France.", mark: "France", description: "GPE, suggested" },
];

test("a mark is described by label, value and decision", async ({ tally }) => {
  await tally.open();
  for (const { text, mark, description } of described) {
    if (await tally.region.isVisible()) await tally.startNew();
    await tally.annotate(text);
    const found = tally.marks.filter({ hasText: mark });
    await expect(found).toHaveAccessibleDescription(description);
    await tally.press("a");
    await expect(found).toHaveAccessibleDescription(description.replace("suggested", "accepted"));
    await tally.press("x");
    await expect(found).toHaveAccessibleDescription(description.replace("suggested", "rejected"));
  }
});

test("each decision has its name in data-decision", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  const decisions = async () => (await tally.allMarks()).map(({ decision }) => decision);
  await expect.poll(decisions).toEqual(["suggested", "suggested", "suggested"]);
  await tally.press("a", "s", "3", "j", "x", "c");
  await expect.poll(decisions).toEqual(["accepted", "corrected", "added", "rejected"]);
});

/** Texts whose characters count differently in bytes, UTF-16 and code points. */
const awkward: Record<string, string> = {
  "emoji with modifiers": "👩🏽‍🚒 Crews saved 27 people 🔥🔥 and €3.2m on 4 May 2025 🇺🇦.\n\n🙏 About 40 percent 👍🏿 stayed.",
  "CR LF": "First line\r\n\r\nThe firm paid $50 billion.\r\nIt lost 12 percent.\r\n",
  "a lone CR": "The firm paid $50 billion.\rIt lost 12 percent.",
  "no-break spaces": "The firm paid $50\u00a0billion and 12\u202f% of 505\u00a0sq\u00a0km.",
  "right to left": "قال محمد إن 27 شخصا و $50 million في القاهرة.\nThe sum of ₪3.5m went to דוד כהן in May 2025.",
  "combining marks": "Zoe\u0308 and Jose\u0301 paid $5 million in Bogota\u0301 on 4 May 2025.",
  "U+2011 and curly quotes": "“A 41\u2011year\u2011old man’s $3 million,” she said; 78\u2011year\u2011old twins.",
  "blank ends": "\n\n  The firm paid $50 billion.  \n\t\n\n",
  "markup as text": "<b>$50 billion</b> &amp; <script>alert(1)</script> 12 percent",
  "line separators": "One paid $50 billion.\u2028Two lost 12 percent.\u2029Three\u0085four left on 4 May 2025.",
  "a zero-width joiner and a BOM inside": "In \ufeff2025 some 27 \u200dpeople paid $3 million.",
};

test.describe("the region holds the document's text, character for character", () => {
  for (const [name, text] of Object.entries(awkward)) {
    test(name, async ({ tally }) => {
      await tally.open();
      await tally.choose(textFile("awkward.txt", text));
      await tally.extracted();
      expect(await tally.text()).toBe(text);
      const marks = await tally.allMarks();
      expect(marks.length).toBeGreaterThan(0);
      for (const mark of marks) {
        expect(text.slice(mark.start, mark.end), mark.id).toBe(mark.text);
        expect(mark).toMatchObject({ id: expect.stringMatching(/^\S+$/), label: expect.stringMatching(/^[A-Z_]+$/) });
      }
      expect(marks.map(({ start }) => start)).toEqual(marks.map(({ start }) => start).sort((a, b) => a - b));
      const [document] = await tally.native();
      expect(document?.text).toBe(text);
      // Nothing in a text is ever more than text.
      expect(await tally.region.locator("b, script").count()).toBe(0);
    });
  }
});

test("line breaks are seen as line breaks", async ({ tally }) => {
  await tally.open();
  await tally.annotate("They paid $1 million.\nWe paid $2 million.\n\nYou paid $3 million.");
  await expect(tally.marks).toHaveText(["$1 million", "$2 million", "$3 million"]);
  const tops = await tally.marks.evaluateAll((marks) => marks.map((mark) => mark.getBoundingClientRect().top));
  const [one = 0, two = 0, three = 0] = tops;
  expect(two).toBeGreaterThan(one);
  expect(three - two).toBeGreaterThan((two - one) * 1.4);
});

test("marks of nested mentions name the innermost, and the text stays whole", async ({ tally }) => {
  await tally.open();
  const text = "The chief left the National Bank of France at 4 pm.";
  await tally.annotate(text);
  const outer = (await tally.allMarks()).find((mark) => mark.text.includes("France"));
  expect(outer).toBeDefined();
  // Search is one way to words within a mention.
  await tally.press("/");
  await tally.search.fill("France");
  await tally.press("Escape", "4");
  const france = tally.marks.filter({ hasText: /^France$/ });
  await expect(france).toHaveAttribute("data-label", "GPE");
  expect(await tally.text()).toBe(text);
  for (const mark of await tally.allMarks()) expect(text.slice(mark.start, mark.end)).toBe(mark.text);
});

test("Download opens a dialog with formats and a button to save", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  const download = page.getByRole("button", { name: "Download", exact: true });
  await download.click();
  await expect(tally.downloadDialog).toBeVisible();
  const radios = tally.downloadDialog.getByRole("radio");
  await expect(tally.downloadDialog.getByRole("radio", { name: "Tallymark JSONL", exact: true })).toBeChecked();
  await expect(tally.downloadDialog.getByRole("radio", { name: "CSV", exact: true })).not.toBeChecked();
  expect(await radios.count()).toBeGreaterThanOrEqual(4);
  await expect(tally.downloadDialog.getByRole("button", { name: "Save file" })).toBeEnabled();
  await tally.press("Escape");
  await expect(tally.downloadDialog).toBeHidden();
  await download.click();
  await tally.downloadDialog.getByRole("button", { name: "Cancel" }).click();
  await expect(tally.downloadDialog).toBeHidden();
  expect((await tally.allMarks()).every(({ decision }) => decision === "suggested")).toBe(true);
});

test("the page measures extraction, drawing and decisions", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(await article("01-drone-night"));
  await tally.press("a", "x", "a");
  const count = (name: string) =>
    page.evaluate((name) => performance.getEntriesByName(name, "measure").filter((m) => m.duration > 0).length, name);
  await expect.poll(() => count("decide")).toBe(3);
  await expect.poll(() => count("extract")).toBe(1);
  await expect.poll(() => count("render")).toBeGreaterThanOrEqual(1);
});
