// Boundaries: words selected by key, mouse and touch; edges dragged; mentions split, merged, nested.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, Tallymark, test, textFile } from "./page.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";

/** Where words of the article are on the screen; they may lie in several marks. */
async function placeOf(tally: Tallymark, words: string): Promise<{ left: number; right: number; middle: number }> {
  return tally.region.evaluate((region, words) => {
    const at = region.textContent?.indexOf(words) ?? -1;
    if (at < 0) throw new Error(`the article has no ${words}`);
    const range = document.createRange();
    const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
    let before = 0;
    let isOpen = false;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const { length } = node.textContent ?? "";
      if (!isOpen && at < before + length) {
        range.setStart(node, at - before);
        isOpen = true;
      }
      if (isOpen && at + words.length <= before + length) {
        range.setEnd(node, at + words.length - before);
        break;
      }
      before += length;
    }
    const { left, right, top, height } = range.getBoundingClientRect();
    return { left, right, middle: top + height / 2 };
  }, words);
}

/** What is selected, as the browser shows it. */
const selection = (page: Page) => page.evaluate(() => getSelection()?.toString());

/** What the inspector says would be added. */
async function expectWords(tally: Tallymark, words: string): Promise<void> {
  await expect(tally.inspector.locator(".inspector__words")).toHaveText(words);
  await expect.poll(() => selection(tally.page)).toBe(words);
}

const handle = (page: Page, edge: "start" | "end"): Locator => page.locator(`.edges__handle[data-edge=${edge}]`);

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags a handle to the start or the end of words, and leaves the button down. */
async function pull(tally: Tallymark, edge: "start" | "end", words: string, side: "left" | "right"): Promise<void> {
  const { page } = tally;
  await expect(handle(page, edge)).toBeVisible();
  const from = await middleOf(handle(page, edge));
  const place = await placeOf(tally, words);
  const shown = await placeOf(tally, (await tally.selected.allTextContents()).join(""));
  const edgeX = edge === "start" ? shown.left : shown.right;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const to = { x: from.x + place[side] - edgeX, y: from.y + place.middle - shown.middle };
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
}

test.describe("by keyboard only", () => {
  test.beforeEach(async ({ tally }) => {
    await tally.open();
    await tally.annotate(TEXT);
  });

  const walks: { keys: string[]; words: string }[] = [
    { keys: ["s"], words: "for" },
    { keys: ["s", "ArrowRight", "ArrowRight"], words: "rival" },
    { keys: ["s", "Shift+ArrowRight", "Shift+ArrowRight"], words: "for a rival" },
    { keys: ["s", "Shift+ArrowRight", "Shift+ArrowLeft", "Shift+ArrowLeft"], words: "billion for" },
    { keys: ["s", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft"], words: "paid $50 billion for" },
    { keys: ["s", "Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowRight"], words: "for a" },
    { keys: ["s", "Alt+Shift+ArrowRight", "Alt+Shift+ArrowRight"], words: "for a" },
    { keys: ["s", "Alt+Shift+ArrowLeft"], words: "fo" },
    { keys: ["s", "Home"], words: "The" },
    { keys: ["s", "End"], words: "rival" },
    { keys: ["s", "Shift+Home"], words: "The bank paid $50 billion for" },
    { keys: ["s", "Shift+End"], words: "for a rival" },
    { keys: ["s", "Control+Home"], words: "The" },
    { keys: ["s", "Control+End"], words: "2025" },
    { keys: ["s", "Control+ArrowDown"], words: "It" },
    { keys: ["s", "Control+Home", "ArrowDown"], words: "It" },
    { keys: ["s", "Control+Home", "ArrowDown", "ArrowDown"], words: "The" },
    { keys: ["s", "Control+Home", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowRight"], words: "bank" },
  ];

  test("a caret moves by word, and Shift extends it", async ({ tally }) => {
    for (const { keys, words } of walks) {
      await test.step(keys.join(" "), async () => {
        await tally.press(...keys);
        await expectWords(tally, words);
        await tally.press("Escape");
        await expect(tally.inspector.getByRole("heading", { name: "New mention" })).toHaveCount(0);
        await expect.poll(() => selection(tally.page)).toBe("");
      });
    }
  });

  test("what is selected is said, and a label key adds it in one act", async ({ tally, page }) => {
    await tally.press("s", "ArrowRight", "Shift+ArrowRight");
    await expect(page.locator("[aria-live=polite]").filter({ hasText: "a rival selected" })).toHaveCount(1);
    await tally.press("3");
    const added = tally.marks.filter({ hasText: "a rival" });
    await expect(added).toHaveAttribute("data-label", "ORG");
    await expect(added).toHaveAttribute("aria-current", "true");
    await tally.press("u");
    await expect(added).toHaveCount(0);
  });

  test("up and down go by the lines on the screen and keep to the column", async ({ tally }) => {
    await tally.startNew();
    await tally.annotate("alpha beta gamma delta ".repeat(60));
    await tally.press("s", "Control+Home", "ArrowRight", "ArrowRight");
    const place = () => tally.page.evaluate(() => {
      const { left, width, top } = getSelection()!.getRangeAt(0).getBoundingClientRect();
      return { middle: left + width / 2, top };
    });
    await expectWords(tally, "gamma");
    const start = await place();
    let { top } = start;
    for (let line = 0; line < 6; line += 1) {
      await tally.press("ArrowDown");
      await expect.poll(async () => (await place()).top).toBeGreaterThan(top);
      const now = await place();
      // A word is never wider than this.
      expect(Math.abs(now.middle - start.middle)).toBeLessThan(60);
      top = now.top;
    }
    for (let line = 0; line < 6; line += 1) await tally.press("ArrowUp");
    await expect.poll(async () => (await place()).top).toBe(start.top);
  });
});

test("a boundary that is dragged means something else at once, and is one act when it is dropped", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await expect(tally.selected).toHaveText("$50 billion");
  const means = tally.inspector.locator(".values__means");
  await expect(means).toHaveText("50 billion US dollars");
  await pull(tally, "end", "$50", "right");
  await expect(tally.inspector.locator(".inspector__words")).toHaveText("$50");
  await expect(means).toHaveText("50 US dollars");
  // Nothing is decided before it is dropped.
  await expect(tally.selected).toHaveText("$50 billion");
  await page.mouse.up();
  await expect(tally.selected).toHaveText("$50");
  await expect(tally.selected).toHaveAttribute("data-decision", "corrected");
  await expect(means).toHaveText("50 US dollars");
  await tally.press("u");
  await expect(tally.selected).toHaveText("$50 billion");
  await expect(tally.selected).toHaveAttribute("data-decision", "suggested");
});

test("both edges can be dragged, over lines and by characters with Alt; Escape leaves them", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.press("j");
  await expect(tally.selected).toHaveText("12 percent");
  await pull(tally, "start", "rival", "left");
  await expect(tally.inspector.locator(".inspector__words")).toHaveText("rival.\nIt lost 12 percent");
  await tally.press("Escape");
  await page.mouse.up();
  await expect(tally.inspector.locator(".inspector__words")).toHaveText("12 percent");
  await expect(tally.selected).toHaveText("12 percent");
  await page.keyboard.down("Alt");
  await pull(tally, "end", "12 perc", "right");
  await page.mouse.up();
  await page.keyboard.up("Alt");
  await expect(tally.selected).toHaveText("12 perc");
  // An edge never passes the other.
  await pull(tally, "end", "The bank", "left");
  await page.mouse.up();
  await expect(tally.selected).toHaveText("12");
  await pull(tally, "start", "lost", "left");
  await page.mouse.up();
  await expect(tally.selected).toHaveText("lost 12");
  for (const words of ["12", "12 perc", "12 percent"]) {
    await tally.press("u");
    await expect(tally.selected).toHaveText(words);
  }
});

test("words that are selected have handles too", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.press("s");
  await expectWords(tally, "for");
  const [from, place, shown] = [await middleOf(handle(page, "end")), await placeOf(tally, "rival"), await placeOf(tally, "for")];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + place.right - shown.right, from.y, { steps: 4 });
  await page.mouse.up();
  await expectWords(tally, "for a rival");
  await tally.press("3");
  await expect(tally.selected).toHaveText("for a rival");
});

test("words that are dragged over snap to words, and with Alt to whole characters", async ({ tally, page }) => {
  await tally.open();
  await tally.choose(textFile("marks.txt", "The crew 👩🏽‍🚒👩🏽‍🚒 met Zoe\u0308lie and 🇺🇦🇫🇷 today."));
  await tally.extracted();
  const drag = async (from: string, to: string, alt: boolean) => {
    const [start, end] = [await placeOf(tally, from), await placeOf(tally, to)];
    if (alt) await page.keyboard.down("Alt");
    await page.mouse.move(start.left + 1, start.middle);
    await page.mouse.down();
    await page.mouse.move(end.right - 1, end.middle, { steps: 6 });
    await page.mouse.up();
    if (alt) await page.keyboard.up("Alt");
  };
  await drag("lie", "an", false);
  await expectWords(tally, "Zoe\u0308lie and");
  await drag("lie", "an", true);
  await expectWords(tally, "lie an");
  await drag("👩🏽‍🚒 ", "me", true);
  await expectWords(tally, "👩🏽‍🚒 me");
  await tally.press("3");
  await expect(tally.marks.filter({ hasText: "👩🏽‍🚒 me" })).toHaveAttribute("data-label", "ORG");
});

test("edges in a text that runs from right to left go where the hand goes", async ({ tally, page }) => {
  await tally.open();
  await tally.choose(textFile("rtl.txt", "قال محمد أمس إن 27 شخصا وصلوا.\nדוד כהן מכר 300 דירות."));
  await tally.extracted();
  await tally.press("Escape", "s", "Control+Home", "ArrowLeft");
  await expectWords(tally, "محمد");
  await tally.press("1");
  await expect(tally.selected).toHaveText("محمد");
  const start = await middleOf(handle(page, "start"));
  const end = await middleOf(handle(page, "end"));
  expect(start.x, "the start is to the right").toBeGreaterThan(end.x);
  const [yesterday, shown] = [await placeOf(tally, "أمس"), await placeOf(tally, "محمد")];
  await page.mouse.move(end.x, end.y);
  await page.mouse.down();
  await page.mouse.move(end.x + yesterday.left - shown.left, end.y, { steps: 4 });
  await page.mouse.up();
  await expect(tally.selected).toHaveText("محمد أمس");
  await tally.press("]");
  await expect(tally.selected).toHaveText("محمد أمس إن");
  await tally.press("s", "Control+ArrowDown", "Shift+ArrowLeft");
  await expectWords(tally, "דוד כהן");
});

test("by touch, the browser's selection becomes words and handles are large enough", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 }, baseURL });
  const page = await context.newPage();
  const tally = new Tallymark(page);
  await tally.open();
  await tally.annotate(TEXT);
  await expect(tally.selected).toHaveText("$50 billion");
  const box = await handle(page, "end").boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  const from = await middleOf(handle(page, "end"));
  const [place, shown] = [await placeOf(tally, "$50"), await placeOf(tally, "$50 billion")];
  const finger = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x: number) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y: from.y }] });
  await touch("touchStart", from.x);
  for (let step = 1; step <= 5; step += 1) await touch("touchMove", from.x + ((place.right - shown.right) * step) / 5);
  await touch("touchEnd", 0);
  await expect(tally.selected).toHaveText("$50");
  await expect(tally.selected).toHaveAttribute("data-decision", "corrected");
  // What a finger selects comes without a mouse: the selection changes and rests.
  await page.evaluate(() => {
    const mark = [...document.querySelectorAll("section.article p")][1]!;
    const text = mark.firstChild!;
    getSelection()?.setBaseAndExtent(text, 1, text, 5);
  });
  await expectWords(tally, "It lost");
  await context.close();
});

test("a click takes the shortest mention, and clicking again goes round the others", async ({ tally }) => {
  await tally.open();
  await tally.annotate("The chief left the National Bank of France at 4 pm.");
  // Nested and crossing, made by keys alone.
  await tally.press("Escape", "s", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "8");
  const event = "National Bank of France at";
  await expect(tally.inspector.locator(".inspector__words")).toHaveText(event);
  await tally.press("/");
  await tally.search.fill("France");
  await tally.press("Escape", "4");
  const france = tally.marks.filter({ hasText: /^France$/ });
  const ids = (await france.getAttribute("data-ids"))?.split(" ") ?? [];
  expect(ids.length).toBeGreaterThanOrEqual(2);
  await tally.press("Escape");
  const box = await france.boundingBox();
  if (!box) throw new Error("France is not on the screen");
  const seen: (string | undefined)[] = [];
  for (let click = 0; click <= ids.length; click += 1) {
    await tally.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { clickCount: 1 });
    seen.push(await tally.page.getByRole("region", { name: "Article" }).evaluate(() =>
      document.querySelector(".inspector__words")?.textContent ?? undefined));
  }
  expect(seen[0]).toBe("France");
  expect(new Set(seen.slice(0, ids.length)).size).toBe(ids.length);
  expect(seen[ids.length]).toBe("France");
});

test.describe("split and merge", () => {
  const said = (tally: Tallymark, words: string | RegExp) =>
    expect(tally.page.locator("[aria-live=polite]").filter({ hasText: words })).toHaveCount(1);
  const found = async (tally: Tallymark) =>
    (await tally.allMarks()).map(({ text, label, decision }) => `${text} ${label} ${decision}`);

  test.beforeEach(async ({ tally }) => {
    await tally.open();
    await tally.annotate(TEXT);
    await expect.poll(async () => (await found(tally)).length).toBe(3);
  });

  test("by keyboard: y places a split, arrows move it, Enter takes it as one act", async ({ tally, page }) => {
    await tally.press("j", "j", "y");
    await said(tally, "Split into 4 May and 2025");
    await expect(handle(page, "split")).toBeVisible();
    await tally.press("ArrowLeft");
    await said(tally, "Split into 4 and May 2025");
    await tally.press("ArrowLeft", "ArrowRight", "Escape");
    await expect(handle(page, "split")).toBeHidden();
    await expect(tally.selected).toHaveText("4 May 2025");
    await tally.press("y", "ArrowLeft", "ArrowRight", "Enter");
    await expect.poll(async () => (await found(tally)).slice(2)).toEqual(["4 May DATE corrected", "2025 DATE added"]);
    await expect(tally.selected).toHaveText("4 May");
    // Each half means something of its own.
    const values = tally.marks.filter({ hasText: /4 May|2025/ });
    await expect(values.nth(1)).toHaveAttribute("data-value", "2025");
    await tally.press("u");
    await expect.poll(async () => (await found(tally)).slice(2)).toEqual(["4 May 2025 DATE suggested"]);
  });

  test("by keyboard: y splits where words in the mention are selected", async ({ tally }) => {
    await tally.press("s", "ArrowLeft");
    await expectWords(tally, "billion");
    await tally.press("y");
    await expect.poll(async () => (await found(tally)).slice(0, 2)).toEqual(["$50 MONEY corrected", "billion MONEY added"]);
    // No selection is in it: the split is placed.
    await tally.press("j", "j", "s", "Control+Home", "y");
    await said(tally, "Split into 12 and percent");
    await tally.press("y");
    await expect.poll(async () => (await found(tally)).slice(2, 4)).toEqual(["12 PERCENT corrected", "percent PERCENT added"]);
  });

  test("by keyboard: b merges with the next on the line, or all in the selected words", async ({ tally }) => {
    await tally.press("b");
    await expect(tally.messages.or(tally.page.locator(".notices"))).toContainText("no next mention on this line");
    await tally.press("s", "ArrowRight", "ArrowRight", "3", "k");
    await expect(tally.selected).toHaveText("$50 billion");
    await tally.press("b");
    await expect(tally.selected).toHaveText("$50 billion for a rival");
    await expect(tally.selected).toHaveAttribute("data-label", "MONEY");
    await said(tally, "Merged: $50 billion for a rival");
    expect(await found(tally)).toHaveLength(3);
    await tally.press("u");
    await expect.poll(() => found(tally)).toEqual(["$50 billion MONEY suggested", "rival ORG added", "12 percent PERCENT suggested", "4 May 2025 DATE suggested"]);
    await tally.press("Escape", "s", "Control+Home", "Shift+End", "b");
    await expect(tally.selected).toHaveText("$50 billion for a rival");
    await tally.press("u");
    await expect.poll(async () => (await found(tally)).length).toBe(4);
  });

  test("by mouse: buttons split and merge, and a split is dragged", async ({ tally, page }) => {
    await tally.marks.nth(2).click();
    await tally.inspector.getByRole("button", { name: "Split", exact: true }).click();
    const where = tally.inspector.getByRole("group", { name: "Split where" });
    await expect(where.locator("q")).toHaveText(["4 May", "2025"]);
    await where.getByRole("button", { name: "Split earlier" }).click();
    await expect(where.locator("q")).toHaveText(["4", "May 2025"]);
    const from = await middleOf(handle(page, "split"));
    const [place, start] = [await placeOf(tally, "2025"), await placeOf(tally, "May 2025")];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + place.left - start.left, from.y, { steps: 4 });
    await page.mouse.up();
    await expect(where.locator("q")).toHaveText(["4 May", "2025"]);
    await where.getByRole("button", { name: "Split earlier" }).click();
    await where.getByRole("button", { name: "Split later" }).click();
    await where.getByRole("button", { name: "Split here" }).click();
    await expect.poll(async () => (await found(tally)).slice(2)).toEqual(["4 May DATE corrected", "2025 DATE added"]);
    await tally.inspector.getByRole("button", { name: "Merge with next" }).click();
    await expect.poll(async () => (await found(tally)).slice(2)).toEqual(["4 May 2025 DATE accepted"]);
    await expect(tally.inspector.getByRole("button", { name: "Merge with next" })).toBeDisabled();
  });
});

/** Labels words that are found by search, which is one way to words within a mention. */
async function label(tally: Tallymark, words: string, key: string): Promise<void> {
  await tally.press("/");
  await tally.search.fill(words);
  await tally.press("Escape");
  await expect(tally.inspector.locator(".inspector__words")).toHaveText(words);
  await tally.press(key);
}

test.describe("mentions that meet", () => {
  const text = "The chief left the Bank of France Fund on Monday.";

  test.beforeEach(async ({ tally }) => {
    await tally.open();
    await tally.annotate(text);
    await tally.extracted();
    // Whatever was found there goes: what meets is made here.
    for (let count = await tally.marks.count(); count > 0; count -= 1) await tally.press("Delete");
    await expect(tally.marks).toHaveCount(0);
    await label(tally, "Bank of France", "3");
    await label(tally, "France", "4");
    await label(tally, "France Fund", "6");
    await label(tally, "Bank of France", "2");
  });

  test("each is drawn, named where it begins, and reached by key", async ({ tally }) => {
    const drawn = await tally.marks.evaluateAll((marks) =>
      marks.map((mark) => ({
        text: mark.textContent,
        tag: getComputedStyle(mark, "::before").content.split(" / ")[0],
        lines: [mark, ...mark.querySelectorAll(".under")].map((element) => {
          const { textDecorationColor, textDecorationLine, textUnderlineOffset } = getComputedStyle(element);
          return `${textDecorationLine} ${textUnderlineOffset} ${textDecorationColor}`;
        }),
      })),
    );
    expect(drawn.map(({ text, tag }) => [text, tag])).toEqual([
      ["Bank of ", '"+ NORP · + ORG"'],
      ["France", '"+ FAC · + GPE"'],
      [" Fund", "none"],
    ]);
    // A line for each of them, in its colour and at a height of its own.
    expect(drawn.map(({ lines }) => new Set(lines).size)).toEqual([2, 4, 1]);
    expect(drawn.flatMap(({ lines }) => lines).every((line) => line.startsWith("underline"))).toBe(true);
    const seen: string[] = [];
    await tally.press("Escape");
    for (let step = 0; step < 4; step += 1) {
      await tally.press("j");
      seen.push(await tally.inspector.locator(".tag").first().innerText());
      // Wherever it is, something of it is current and has the focus.
      await expect(tally.selected.first()).toBeFocused();
    }
    expect(seen.sort()).toEqual(["FAC", "GPE", "NORP", "ORG"]);
  });

  test("the one under review has its ring over all its pieces, and a decision shows on them", async ({ tally }) => {
    await tally.press("Escape", "j");
    await expect(tally.inspector.locator(".inspector__words")).toHaveText("Bank of France");
    await expect(tally.region.locator("mark[data-ring]")).toHaveText(["Bank of ", "France"]);
    // Both mentions of these words begin here: the tag says what was decided about each.
    const tag = () => tally.marks.first().getAttribute("data-tag");
    expect(await tag()).toBe("+ NORP · + ORG");
    await tally.press("0");
    await expect.poll(tag).toMatch(/LAW/);
    await expect(tally.region.locator("mark[data-ring]")).toHaveText(["Bank of ", "France"]);
    await tally.press("u");
    await expect.poll(tag).toBe("+ NORP · + ORG");
    for (let left = 4; left > 0; left -= 1) await tally.press("Delete", "j");
    await expect(tally.marks).toHaveCount(0);
    expect(await tally.text()).toBe(text);
  });

  test("the text stays the document's, segment for segment", async ({ tally }) => {
    expect(await tally.text()).toBe(text);
    for (const mark of await tally.allMarks()) expect(text.slice(mark.start, mark.end)).toBe(mark.text);
    const [document] = await tally.native();
    expect(document?.spans.map(({ start, end }) => text.slice(start, end)).sort()).toEqual([
      "Bank of France", "Bank of France", "France", "France Fund",
    ]);
  });
});

test("carriage returns, lone and with line feeds, are borders of lines for caret and edges", async ({ tally, page }) => {
  await tally.open();
  await tally.choose(textFile("lines.txt", "She paid $50 billion.\r\n\r\nThey lost\r12 percent there."));
  await tally.extracted();
  await expect(tally.selected).toHaveText("$50 billion");
  await tally.press("]", "]", "]");
  await expect(tally.selected).toHaveText("$50 billion.");
  await tally.press("s");
  await expectWords(tally, "They");
  await tally.press("End");
  await expectWords(tally, "lost");
  await tally.press("ArrowRight", "Home");
  await expectWords(tally, "12");
  await tally.press("Escape", "j");
  await expect(tally.selected).toHaveText("12 percent");
  await pull(tally, "start", "lost", "left");
  await page.mouse.up();
  await expect(tally.selected).toHaveText(["lost\r", "12 percent"]);
  const [document] = await tally.native();
  expect(document?.spans.map(({ start, end }) => document.text.slice(start, end))).toEqual(["$50 billion.", "lost\r12 percent"]);
});

test("a boundary that is moved by key has its value worked out after each step", async ({ tally }) => {
  await tally.open();
  await tally.annotate("The firm paid about $50 billion for it.");
  const means = tally.inspector.locator(".values__means");
  await expect(means).toHaveText(/^about 50 billion US dollars$/);
  await tally.press("Shift+[");
  await expect(tally.selected).toHaveText("$50 billion");
  await expect(means).toHaveText("50 billion US dollars");
  await tally.press("Shift+]");
  await expect(means).toHaveText("50 US dollars");
  await tally.press("u", "u");
  await expect(means).toHaveText("about 50 billion US dollars");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe-core, ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("finds nothing while words are selected, a split is placed, mentions meet", async ({ tally, page }) => {
      await tally.open();
      await tally.annotate(TEXT);
      const check = async (name: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`), name).toEqual([]);
      };
      await tally.press("s", "Shift+ArrowRight");
      await check("words are selected");
      await tally.press("Escape", "k", "y");
      await expect(handle(page, "split")).toBeVisible();
      await check("a split is placed");
      await tally.press("Escape");
      await label(tally, "50 billion", "c");
      await label(tally, "billion for", "q");
      await tally.press("k", "k");
      await expect(page.locator("mark[data-ring]").first()).toBeVisible();
      await check("mentions meet");
      await tally.press("?");
      await expect(tally.help).toBeVisible();
      await check("list of keys");
    });
  });
}
