// Long articles are drawn in slices: what is looked at first, the rest while the user may already review.
import { expect, test, textFile, type Tallymark } from "./page.ts";

const PARAGRAPH = "The bank paid $50 billion for a rival; it lost 12 percent of its clients on 4 May 2025.\n";
const LONG = PARAGRAPH.repeat(2_000);
const MARKS = 6_000;

/** From here on, notes at each change of the article how long its text is and how many marks it has. */
async function watchDrawing(tally: Tallymark): Promise<void> {
  await tally.page.evaluate(() => {
    const seen: { text: number; marks: number; busy: boolean }[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const region = document.querySelector("section.article");
      if (!region) return;
      const { length } = region.textContent ?? "";
      seen.push({ text: length, marks: region.querySelectorAll("mark").length, busy: region.ariaBusy === "true" });
    }).observe(document, { subtree: true, childList: true });
  });
}

async function drawings(tally: Tallymark): Promise<{ text: number; marks: number; busy: boolean }[]> {
  return tally.page.evaluate(() => (window as unknown as { seen: [] }).seen);
}

async function complete(tally: Tallymark): Promise<void> {
  await expect(tally.marks).toHaveCount(MARKS, { timeout: 30_000 });
  await expect(tally.region).not.toHaveAttribute("aria-busy");
}

test("a long article has its whole text at once, its first marks before the others, and in the end all", async ({ tally }) => {
  test.setTimeout(60_000);
  await tally.open();
  await tally.choose(textFile("long.txt", LONG));
  await complete(tally);
  await tally.startNew();
  await watchDrawing(tally);
  await tally.documents.getByRole("listitem").getByRole("button").first().click();
  await complete(tally);
  const seen = await drawings(tally);
  expect(new Set(seen.map(({ text }) => text))).toEqual(new Set([LONG.length]));
  const [first] = seen;
  expect(first?.marks).toBeGreaterThan(50);
  expect(first?.marks).toBeLessThan(MARKS / 2);
  expect(first?.busy).toBe(true);
  expect(seen.length).toBeGreaterThan(2);
  const marks = await tally.allMarks();
  expect(marks.every(({ start, end, text }) => LONG.slice(start, end) === text)).toBe(true);
  expect(marks.filter(({ current }) => current)).toEqual([expect.objectContaining({ id: marks[0]?.id })]);
});

test("marks that are not drawn yet are selected and decided on all the same", async ({ tally }) => {
  test.setTimeout(60_000);
  await tally.open();
  await tally.choose(textFile("long.txt", LONG));
  await complete(tally);
  await tally.startNew();
  await watchDrawing(tally);
  // No frame, so no slice, comes in between: open it, leave its first mention, and go back from none to the last.
  const drawn = await tally.page.evaluate(async () => {
    const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    document.querySelector<HTMLElement>("nav li button")?.click();
    await new Promise((resolve) => setTimeout(resolve));
    press("Escape");
    press("k");
    await Promise.resolve();
    press("x");
    await new Promise((resolve) => setTimeout(resolve));
    const region = document.querySelector("section.article");
    const last = [...(region?.querySelectorAll("mark") ?? [])].at(-1);
    return { count: region?.querySelectorAll("mark").length ?? 0, last: last?.getAttribute("data-decision") };
  });
  expect(drawn.count).toBeLessThan(MARKS);
  expect(drawn.last).toBe("rejected");
  await complete(tally);
  await expect(tally.region.locator("mark[data-decision=rejected]")).toHaveCount(1);
  await expect(tally.marks.last()).toHaveAttribute("data-decision", "rejected");
  await expect(tally.selected).toHaveCount(1);
});

test("another document that is opened meanwhile is drawn alone", async ({ tally }) => {
  test.setTimeout(60_000);
  await tally.open();
  await tally.annotate("They paid $5 million.");
  await tally.startNew();
  await tally.choose(textFile("long.txt", LONG));
  await expect(tally.region).toContainText("The bank");
  await tally.documents.getByRole("button", { name: /^They paid/ }).click();
  await expect(tally.marks).toHaveText(["$5 million"]);
  await expect(tally.region).not.toHaveAttribute("aria-busy");
  await expect.poll(() => tally.text()).toBe("They paid $5 million.");
});

test("characters that no HTML can say are in the region all the same", async ({ tally }) => {
  const text = "It paid\0 $5\u00a0million.\r\nNul\0 and 12 percent\u0001 of \u{10ffff} left.\0";
  await tally.open();
  await tally.box.evaluate((box: HTMLTextAreaElement, text) => {
    // A text field would make one line break of CR LF: a file is the way for these.
    const transfer = new DataTransfer();
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      bytes.set([unit & 0xff, unit >> 8], 2 + at * 2);
    }
    transfer.items.add(new File([bytes], "nul.txt", { type: "text/plain" }));
    document.querySelector("main")?.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
  }, text);
  await tally.extracted();
  expect(await tally.text()).toBe(text);
  const marks = await tally.allMarks();
  expect(marks.map((mark) => mark.text)).toEqual(expect.arrayContaining(["12 percent"]));
  for (const mark of marks) expect(text.slice(mark.start, mark.end)).toBe(mark.text);
});
