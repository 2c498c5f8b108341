// The list of documents: thousands of them, filtered, sorted, searched, described, tagged and removed, by keyboard.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { archive, seed } from "../bench/archive.mjs";
import { stored } from "./storage.ts";
import { expect, test, type Tallymark } from "./page.ts";

const rows = (tally: Tallymark): Locator => tally.documents.getByRole("listitem");
const filter = (tally: Tallymark): Locator => tally.documents.getByRole("searchbox", { name: "Filter documents" });
const count = (tally: Tallymark, text: string) => expect(tally.documents.getByText(text, { exact: true })).toBeVisible();
const choose = (tally: Tallymark, name: string, option: string) =>
  tally.documents.getByRole("combobox", { name, exact: true }).selectOption({ label: option });

/** The titles of the rows that are in the page, from the top. */
const titles = async (tally: Tallymark): Promise<string[]> => tally.documents.locator(".document__title").allInnerTexts();

/** Which row has the focus, counted from one, of how many. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const row = document.activeElement?.closest("li");
    return `${row?.getAttribute("aria-posinset")} of ${row?.getAttribute("aria-setsize")}`;
  });

async function openArchive(tally: Tallymark, page: Page, size: number): Promise<void> {
  await seed(page, test.info().project.use.baseURL ?? "", archive(size, 1_000));
  await tally.open();
  await expect(rows(tally).first()).toBeVisible();
}

/** Three articles: of two tags, one undecided, one begun, one done. */
async function three(tally: Tallymark): Promise<void> {
  await tally.open();
  for (const [title, text, accepted] of [
    ["Zebra crossing", "The bank paid 5 million dollars and 7 percent.", 0],
    ["Ärzte helfen", "The drone cost 40 dollars. Another drone cost 60 dollars.", 1],
    ["apple harvest", "Only 12 percent of it.", 9],
  ] as const) {
    await tally.startNew();
    await tally.annotate(text, { title });
    for (let mention = 0; mention < accepted; mention += 1) await tally.press("a");
  }
}

test("a long list: only what is in view is in the page, and the keyboard goes through all of it", async ({ tally, page }) => {
  await openArchive(tally, page, 1_200);
  await count(tally, "1,200 of 1,200 documents");
  expect(await rows(tally).count()).toBeLessThan(60);
  await filter(tally).focus();
  await tally.press("ArrowDown");
  await expect.poll(() => focused(page)).toBe("1 of 1200");
  for (const [keys, expected] of [
    [["ArrowDown", "ArrowDown", "ArrowUp"], "2 of 1200"],
    [["End"], "1200 of 1200"],
    [["ArrowDown"], "1200 of 1200"],
    [["ArrowUp"], "1199 of 1200"],
    [["Home"], "1 of 1200"],
  ] as const) {
    for (const key of keys) {
      await tally.press(key);
      await page.waitForTimeout(30);
    }
    await expect.poll(() => focused(page), keys.join(" ")).toBe(expected);
    await expect(page.locator(":focus")).toBeInViewport();
  }
  await tally.press("PageDown");
  await expect.poll(() => focused(page)).not.toBe("1 of 1200");
  const before = await focused(page);
  await tally.press("PageUp");
  await expect.poll(() => focused(page)).toBe("1 of 1200");
  expect(before).toMatch(/^\d+ of 1200$/);
  // Only one row is in the tab order, wherever the list is scrolled.
  await expect(tally.documents.locator("[data-act=open][tabindex='0']")).toHaveCount(1);
  await tally.press("End");
  await expect.poll(() => focused(page)).toBe("1200 of 1200");
  await tally.press("Enter");
  await expect(tally.region).toContainText("Report 1200 from");
});

test("the row with the focus keeps it while it is scrolled out of view", async ({ tally, page }) => {
  await openArchive(tally, page, 300);
  await filter(tally).press("ArrowDown");
  await expect.poll(() => focused(page)).toBe("1 of 300");
  await tally.documents.locator(".documents__list").evaluate((list) => list.scrollTo(0, 9_000));
  await expect(rows(tally).nth(5)).toContainText(/report 1\d\d/);
  await expect.poll(() => focused(page)).toBe("1 of 300");
  await tally.press("ArrowDown");
  await expect.poll(() => focused(page)).toBe("2 of 300");
  await expect(page.locator(":focus")).toBeInViewport();
});

test("documents are filtered by words, status and tag, and sorted", async ({ tally, page }) => {
  await three(tally);
  const all = ["Zebra crossing", "Ärzte helfen", "apple harvest"];
  await expect.poll(() => titles(tally)).toEqual(all);
  await filter(tally).fill("ärzte");
  await expect.poll(() => titles(tally)).toEqual(["Ärzte helfen"]);
  await count(tally, "1 of 3 documents");
  await filter(tally).fill("");
  for (const [status, expected] of [
    ["Not started", ["Zebra crossing"]],
    ["In progress", ["Ärzte helfen"]],
    ["Done", ["apple harvest"]],
    ["Duplicates", []],
    ["All", all],
  ] as const) {
    await choose(tally, "Status", status);
    await expect.poll(() => titles(tally), status).toEqual(expected);
  }
  await choose(tally, "Sort", "By title");
  await expect.poll(() => titles(tally)).toEqual(["apple harvest", "Ärzte helfen", "Zebra crossing"]);
  await choose(tally, "Sort", "Newest first");
  await expect.poll(() => titles(tally)).toEqual([...all].reverse());
  await choose(tally, "Sort", "Most left to do");
  await expect.poll(async () => (await titles(tally)).at(-1)).toBe("apple harvest");
  // A decision moves its document to where it now belongs.
  await choose(tally, "Status", "Not started");
  await tally.documents.getByRole("button", { name: /^Zebra/ }).click();
  await tally.press("a");
  await expect.poll(() => titles(tally)).toEqual([]);
  await tally.documents.getByRole("button", { name: "Show all", exact: true }).click();
  await expect.poll(async () => (await titles(tally)).length).toBe(3);
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue("Zebra crossing");
});

test("what is known about a document is changed, undone and kept", async ({ tally, page }) => {
  await three(tally);
  await tally.documents.getByRole("button", { name: "About Zebra crossing" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "About this document" });
  await expect(dialog.getByLabel("Title")).toBeFocused();
  await dialog.getByLabel("Title").fill("Zebras");
  await dialog.getByLabel("Published").fill("2025-12-04");
  await dialog.getByLabel("Author").fill("Olena Ivanenko");
  await dialog.getByLabel("Source address").fill("https://news.example/zebras");
  await dialog.getByLabel("Tags").fill("sea, trade, sea");
  await tally.press("Tab");
  await expect(dialog.getByLabel("Tags")).toHaveValue("sea, trade");
  const link = dialog.getByRole("link", { name: "Open the source" });
  await expect(link).toHaveAttribute("href", "https://news.example/zebras");
  await expect(link).toHaveAttribute("rel", /noreferrer/);
  await tally.press("Escape");
  await expect(dialog).toBeHidden();
  const row = rows(tally).filter({ hasText: "Zebras" });
  await expect(row).toContainText("2025-12-04");
  await expect(row).toContainText("trade");
  await filter(tally).fill("ivanenko");
  await expect.poll(() => titles(tally)).toEqual(["Zebras"]);
  await filter(tally).fill("");
  // The tags in use are offered for the next document, one press away.
  await tally.documents.getByRole("button", { name: "About apple harvest" }).press("Enter");
  await dialog.getByRole("button", { name: "+ trade" }).press("Enter");
  await expect(dialog.getByLabel("Tags")).toHaveValue("trade");
  await tally.press("Escape");
  await choose(tally, "Tag", "trade (2)");
  await expect.poll(() => titles(tally)).toEqual(["Zebras", "apple harvest"]);
  await tally.saved();
  await tally.reload();
  await choose(tally, "Tag", "sea (1)");
  await expect.poll(() => titles(tally)).toEqual(["Zebras"]);
  await choose(tally, "Tag", "Any tag");
  await tally.region.focus();
  await tally.press("u");
  await expect(rows(tally).filter({ hasText: "apple harvest" })).not.toContainText("trade");
});

test("several documents are selected by keyboard, tagged as one act and removed as one act", async ({ tally, page }) => {
  await openArchive(tally, page, 200);
  await filter(tally).press("ArrowDown");
  await expect.poll(() => focused(page)).toBe("1 of 200");
  for (let step = 0; step < 3; step += 1) {
    await tally.press("Shift+ArrowDown");
    await expect.poll(() => focused(page)).toBe(`${step + 2} of 200`);
  }
  const selected = tally.documents.getByRole("group", { name: "4 selected" });
  await expect(selected).toBeVisible();
  await selected.getByLabel("Add a tag").fill("to check");
  await tally.press("Enter");
  await choose(tally, "Tag", "to check (4)");
  await count(tally, "4 of 200 documents");
  await choose(tally, "Tag", "Any tag");
  await selected.getByRole("button", { name: "Remove" }).press("Enter");
  await count(tally, "196 of 196 documents");
  await expect(tally.messages).toContainText("4 documents removed");
  await tally.press("u");
  await count(tally, "200 of 200 documents");
  await expect.poll(async () => (await titles(tally))[0]).toMatch(/report 1$/);
  await tally.press("u");
  await expect(tally.documents.getByRole("combobox", { name: "Tag", exact: true })).not.toContainText("to check");
  // All of them.
  await expect(async () => {
    // The end of an undo opens the document that it is about, and the row with the focus may be drawn anew with that.
    await filter(tally).press("ArrowDown");
    await tally.press("Control+a");
    await expect(tally.documents.getByRole("group", { name: "200 selected" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await tally.press("Delete");
  await expect(tally.box).toBeVisible();
  await tally.press("Escape");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await count(tally, "200 of 200 documents");
  expect(await stored(page, "journal")).not.toHaveLength(0);
});

test("Delete removes the document with the focus, and the focus goes to the next", async ({ tally, page }) => {
  await openArchive(tally, page, 40);
  await filter(tally).press("ArrowDown");
  await tally.press("ArrowDown");
  await expect.poll(() => focused(page)).toBe("2 of 40");
  const [first, , third] = await titles(tally);
  await tally.press("Delete");
  await expect.poll(() => focused(page)).toBe("2 of 39");
  expect((await titles(tally)).slice(0, 2)).toEqual([first, third]);
});

test("a search across all texts shows the hits of each document, and leads to the place", async ({ tally, page }) => {
  await three(tally);
  await tally.press("Control+Shift+F");
  await expect(filter(tally)).toBeFocused();
  await page.keyboard.type("DRONE");
  await tally.press("Enter");
  const results = tally.documents.getByRole("region", { name: "Search results" });
  await expect(results).toContainText("2 hits in 1 document");
  await expect(results.locator(".found__title")).toHaveText(["Ärzte helfen"]);
  await expect(results.locator("em")).toHaveText(["drone", "drone"]);
  const hits = results.getByRole("button", { name: /cost/ });
  await hits.first().focus();
  await tally.press("ArrowDown");
  await expect(hits.nth(1)).toBeFocused();
  await tally.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue("Ärzte helfen");
  await expect(tally.inspector).toContainText("New mention");
  const selection = () => page.evaluate(() => [getSelection()?.toString(), getSelection()?.anchorNode?.textContent]);
  await expect.poll(async () => (await selection())[0]).toBe("drone");
  await filter(tally).fill("no such words");
  await expect(results).toBeHidden();
  await tally.press("Enter");
  await expect(results).toContainText("Nothing found");
  await tally.press("Escape");
  await expect.poll(async () => (await titles(tally)).length).toBe(3);
});

test("a search through an archive counts all hits, and new words end it", async ({ tally, page }) => {
  await openArchive(tally, page, 1_000);
  await filter(tally).fill("grain");
  await tally.press("Enter");
  const results = tally.documents.getByRole("region", { name: "Search results" });
  await expect(results).toContainText(/[\d,]+ hits in [\d,]+ documents/);
  await expect(results.locator(".found__document")).toHaveCount(50);
  await results.getByRole("button", { name: "Show more documents" }).press("Enter");
  await expect(results.locator(".found__document")).toHaveCount(100);
  await filter(tally).fill("grainy");
  await expect(results).toBeHidden();
});

test("the same text again is said and marked, and listed among the duplicates", async ({ tally }) => {
  await three(tally);
  await tally.startNew();
  await tally.annotate("Only 12 percent of it.", { title: "Apples again" });
  await expect(tally.messages).toContainText("The same text is here already as “apple harvest”.");
  await choose(tally, "Status", "Duplicates");
  await expect.poll(() => titles(tally)).toEqual(["apple harvest", "Apples again"]);
  await expect(rows(tally).getByText("Duplicate", { exact: true })).toHaveCount(2);
  await tally.documents.getByRole("button", { name: "Remove Apples again" }).press("Enter");
  await expect.poll(() => titles(tally)).toEqual([]);
});

test("many documents are read one after the other, and the rest can be left", async ({ tally, page }) => {
  // None of them has been read: the start takes that up.
  await seed(page, test.info().project.use.baseURL ?? "", archive(300, 60_000, 0));
  await tally.open();
  await expect(tally.documents.getByText(/^Reading ([5-9]|\d\d+) of 300$/)).toBeVisible({ timeout: 20_000 });
  await tally.documents.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(tally.messages).toContainText("Stopped.");
  await expect(tally.documents.getByText(/^Reading \d+ of/)).toHaveCount(0);
  const again = tally.documents.getByRole("button", { name: "Suggest again" });
  // Those that were not read are the last of the list.
  await choose(tally, "Sort", "Newest first");
  await expect(again.first()).toBeVisible();
  // The next start takes up what was left.
  await tally.saved();
  await page.reload();
  const reading = tally.documents.getByText(/^Reading \d+ of \d+$/);
  await expect(reading).toBeVisible();
  expect(Number((await reading.innerText()).split(" ").at(-1))).toBeLessThan(300);
});

test("axe finds nothing to complain about in the list, the hits and the metadata", async ({ tally, page }) => {
  test.setTimeout(90_000);
  await openArchive(tally, page, 60);
  const check = async (state: string) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`), state).toEqual([]);
    }
  };
  await filter(tally).press("ArrowDown");
  await tally.press("Shift+ArrowDown");
  await expect(tally.documents.getByRole("group", { name: "2 selected" })).toBeVisible();
  await check("rows with a selection");
  await filter(tally).fill("drone");
  await tally.press("Enter");
  await expect(tally.documents.getByRole("region", { name: "Search results" })).toContainText("hits in");
  await check("hits");
  await tally.press("Escape");
  await tally.documents.getByRole("button", { name: /^About / }).first().press("Enter");
  await expect(page.getByRole("dialog", { name: "About this document" })).toBeVisible();
  await check("metadata");
});
