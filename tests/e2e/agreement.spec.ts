// Comparing annotators: the figures, the disagreements one by one, and what comes of them.
import AxeBuilder from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { parse, type Native } from "./dataset.ts";
import { expect, test, textFile, type Upload } from "./page.ts";
import { stored } from "./storage.ts";

const TEXT = "🚁 The Bank of England paid two men in Kyiv on Monday.";
const OTHER = "Sony sold 5 ships.";

/** What a merged span says of who said what. */
type Vote = { by: string; said?: { start: number; end: number; label: string; norm?: { value?: string } } };
type Voted = Native & { spans: { votes?: Vote[] }[]; meta: { tags?: string[] } };

/** A line of the native format, with spans given by their words. */
function line(text: string, spans: [string, string, string?][], more: object = {}): string {
  const characters = (words: string) => [...words].length;
  const found = spans.map(([words, label, value], index) => {
    const start = characters(text.slice(0, text.indexOf(words)));
    const norm = value === undefined ? {} : { norm: { value } };
    return { id: `m${index}`, start, end: start + characters(words), text: words, label, decision: "accepted", source: "model", score: 0.9, decided_at: "2026-03-04T05:06:07.000Z", ...norm };
  });
  return `${JSON.stringify({ schema: "tallymark/1", id: "one", text, offset_unit: "codepoint", meta: { title: "Rates" }, spans: found, ...more })}\n`;
}

/** All agree on Kyiv and Monday; they differ on the bank, on England, and on how much two is. */
const FILES: Upload[] = [
  textFile("anna.jsonl", line(TEXT, [["Bank of England", "ORG"], ["England", "GPE"], ["two", "CARDINAL", "2"], ["Kyiv", "GPE"], ["Monday", "DATE"]]) + line(OTHER, [["Sony", "ORG"]], { id: "two" })),
  textFile("ben.jsonl", line(TEXT, [["The Bank of England", "ORG"], ["two", "CARDINAL", "2"], ["Kyiv", "GPE"], ["Monday", "DATE"]])),
  textFile("cleo.jsonl", line(TEXT, [["Bank of England", "ORG"], ["two", "CARDINAL", "3"], ["Kyiv", "GPE"], ["Monday", "DATE"]])),
];

/** The dialog, as its users know it. */
class Agreement {
  readonly dialog: Locator;
  readonly dispute: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Compare annotators" });
    this.dispute = this.dialog.getByRole("region", { name: "Disagreement" });
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole("button", { name });
  }

  async open(): Promise<void> {
    await command(this.page, "Compare annotators");
    await expect(this.dialog).toBeVisible();
  }

  async choose(files: Upload[]): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.button("Choose files…").click();
    await (await chooser).setFiles(files);
  }

  /** Opens the dialog, and compares. */
  async compare(files: Upload[]): Promise<void> {
    await this.open();
    await this.choose(files);
    await this.button("Compare").click();
    await expect(this.dialog.getByRole("table").first()).toBeVisible({ timeout: 30_000 });
  }

  async walk(): Promise<void> {
    await this.button(/^Decide/).click();
    await expect(this.dispute).toBeVisible();
  }

  /** The alternatives: their words and whether they are chosen. */
  async alternatives(): Promise<[string, string][]> {
    const all = this.dispute.getByRole("list").last().getByRole("button");
    return all.evaluateAll((buttons) => buttons.map((button) => [button.querySelector(".agreement__words")?.textContent ?? "", button.getAttribute("aria-pressed") ?? ""] as [string, string]));
  }

  async download(): Promise<Voted[]> {
    const download = this.page.waitForEvent("download");
    await this.button("Download merged").click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^merged-\d{4}-\d\d-\d\d\.jsonl$/);
    return parse(await readFile(await file.path(), "utf8")) as Voted[];
  }
}

/** The spans of a document in short. */
function seen(document: Native | undefined): string[] {
  return (document?.spans ?? []).map(({ text, label, decision, decided_by = "" }) => `${text} ${label} ${decision} ${decided_by}`.trim());
}

/** Asks for something by its name. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(name);
  await page.keyboard.press("Enter");
}

/** Says whose decisions they are. */
async function sign(page: Page, name: string): Promise<void> {
  await command(page, "Settings");
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("textbox", { name: "Annotator’s name" }).fill(name);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(settings).toBeHidden();
}

test("figures by label and pair, the table of confusion, and what has no partner", async ({ tally, page }) => {
  await tally.open();
  const agreement = new Agreement(page);
  await agreement.compare(FILES);
  await expect(agreement.dialog).toContainText("1 text in common · 13 tokens");
  const rows = agreement.dialog.getByRole("region", { name: "By label" }).getByRole("row");
  // With exact ends: anna and cleo agree on the bank, ben on nothing of it; kappa and alpha by scikit-learn and krippendorff.
  await expect(rows.filter({ hasText: "ORG" }).getByRole("cell")).toHaveText(["0.33", "0.71", "0.72", "1", "4", "–"]);
  await expect(rows.filter({ hasText: "CARDINAL" }).getByRole("cell")).toHaveText(["1.00", "1.00", "1.00", "3", "0", "1/3"]);
  await expect(rows.filter({ hasText: "DATE" }).getByRole("cell")).toHaveText(["1.00", "1.00", "1.00", "3", "0", "–"]);
  await expect(agreement.dialog.getByRole("row", { name: /anna, cleo/ }).getByRole("cell")).toHaveText(["0.89", "0.88"]);
  const confusion = agreement.dialog.getByRole("region", { name: "Labels of the same words" });
  await expect(confusion.getByRole("row", { name: /^ORG/ }).getByRole("cell").filter({ hasText: "≈2" })).toHaveCount(1);
  await agreement.dialog.getByText("1 document without a partner").click();
  await expect(agreement.dialog.getByText("Rates (anna)")).toBeVisible();
});

test("disagreements are decided with one key each, undone, and written with who said what", async ({ tally, page }) => {
  await tally.open();
  await sign(page, "judge");
  const agreement = new Agreement(page);
  await agreement.compare(FILES);
  await agreement.walk();
  await expect(agreement.dispute).toContainText("1 of 2");
  expect(await agreement.alternatives()).toEqual([["The Bank of England", "false"], ["Bank of England", "false"], ["England", "false"]]);
  const said = agreement.dispute.getByRole("list", { name: "What each has annotated" }).getByRole("listitem");
  await expect(said).toHaveCount(3);
  await expect(said.nth(1).locator(".agreement__mark")).toHaveText(["The Bank of England"]);
  await page.keyboard.press("2");
  await expect(agreement.dispute).toContainText("2 of 2");
  await expect(agreement.dialog).toContainText("1 of 2 decided");
  await page.keyboard.press("0");
  await expect(agreement.dialog).toContainText("2 of 2 decided");
  await expect(agreement.dispute.locator(".agreement__state")).toHaveText("Chosen: none");
  await expect(agreement.dispute.getByRole("status")).toHaveText("Chosen: none. 2 of 2 decided. 2 of 2");
  await page.keyboard.press("u");
  await expect(agreement.dispute.locator(".agreement__state")).toHaveText("Not decided");
  await page.keyboard.press("2");
  await page.keyboard.press("k");
  await page.keyboard.press("Shift+Digit3");
  expect(await agreement.alternatives()).toEqual([["The Bank of England", "false"], ["Bank of England", "true"], ["England", "true"]]);
  const [document, ...others] = await agreement.download();
  expect(others).toEqual([]);
  expect(seen(document)).toEqual([
    "Bank of England ORG accepted judge", "England GPE accepted judge", "two CARDINAL accepted judge",
    "Kyiv GPE accepted anna, ben, cleo", "Monday DATE accepted anna, ben, cleo",
  ]);
  const votes = (document?.spans[0]?.votes ?? []).map(({ by, said }) => `${by} ${said?.label ?? "nothing"} ${said?.start ?? ""}`);
  expect(votes).toEqual(["anna ORG 6", "ben ORG 2", "cleo ORG 6"]);
  expect(document?.spans[2]?.votes?.map(({ said }) => said?.norm?.value)).toEqual(["2", "2", "3"]);
});

test("merged documents come into the workspace at any time, what is open as suggestions, and stay after a reload", async ({ tally, page }) => {
  await tally.open();
  const agreement = new Agreement(page);
  await agreement.compare(FILES);
  await agreement.walk();
  await agreement.button(/Bank of England.*anna, cleo/).click();
  await agreement.dialog.getByLabel("With the documents that only one annotator has").check();
  await agreement.button("Add merged to the workspace").click();
  await expect(page.getByText("2 merged documents added.")).toBeVisible();
  await page.keyboard.press("Escape");
  await tally.saved();
  await tally.reload();
  const documents = (await tally.native("All documents")) as Voted[];
  const bank = documents.find(({ text }) => text === TEXT);
  expect(seen(bank)).toEqual(["Bank of England ORG accepted", "two CARDINAL suggested", "Kyiv GPE accepted anna, ben, cleo", "Monday DATE accepted anna, ben, cleo"]);
  expect(bank?.meta.tags).toEqual(["merged"]);
  expect(seen(documents.find(({ text }) => text === OTHER))).toEqual(["Sony ORG accepted anna"]);
});

test("what was chosen comes back when the same files are compared after a reload", async ({ tally, page }) => {
  await tally.open();
  const agreement = new Agreement(page);
  await agreement.compare(FILES);
  await agreement.walk();
  await page.keyboard.press("2");
  await expect(agreement.dialog).toContainText("1 of 2 decided");
  // Nothing says "Saved" where there is no document.
  await expect.poll(async () => JSON.stringify(await stored(page, "screen"))).toMatch(/"about":"[0-9a-f]{16}-2"/);
  await tally.reload();
  await agreement.compare(FILES);
  await agreement.walk();
  await expect(agreement.dialog).toContainText("1 of 2 decided");
  await expect(agreement.dispute).toContainText("2 of 2");
  await page.keyboard.press("k");
  expect((await agreement.alternatives()).map(([, chosen]) => chosen)).toEqual(["false", "true", "false"]);
  // Other disagreements are not decided by that.
  await tally.reload();
  await agreement.compare(FILES.slice(0, 2));
  await agreement.walk();
  await expect(agreement.dialog).toContainText("0 of");
});

test("what is no dataset is told, names can be given, and a closed dialog keeps what was chosen", async ({ tally, page }) => {
  await tally.open();
  const agreement = new Agreement(page);
  await agreement.open();
  await expect(agreement.button("Compare")).toBeDisabled();
  await agreement.choose([FILES[0] as Upload, textFile("letter.txt", "Dear Sir or Madam")]);
  await agreement.button("Compare").click();
  await expect(agreement.dialog.getByRole("alert")).toHaveText("letter.txt is not a dataset that Tallymark can read.");
  await agreement.button("Leave out letter.txt").click();
  await agreement.choose([textFile("ben.jsonl", `${line(TEXT, [["Kyiv", "LOC"]])}{"broken`)]);
  await agreement.dialog.getByRole("textbox", { name: "Annotator of ben.jsonl" }).fill("Benjamin");
  await agreement.button("Compare").click();
  await agreement.dialog.getByText("1 thing in ben.jsonl could not be read").click();
  await expect(agreement.dialog.getByText("line 2")).toBeVisible();
  await agreement.walk();
  await page.keyboard.press("1");
  await page.keyboard.press("Escape");
  await expect(agreement.dialog).toBeHidden();
  await agreement.open();
  await expect(agreement.dialog).toContainText("1 of 4 decided");
  await expect(agreement.dispute.getByText("Benjamin").first()).toBeVisible();
});

test.describe("in Ukrainian", () => {
  test.use({ locale: "uk-UA" });

  test("no English is left in the dialog", async ({ page }) => {
    await page.goto("./");
    await page.getByRole("navigation").getByRole("button", { name: "Порівняти анотаторів…" }).click();
    const dialog = page.getByRole("dialog", { name: "Порівняти анотаторів" });
    // Names of files, annotators and labels, and what was annotated.
    const foreign = new Set("Tallymark jsonl anna ben cleo F1 ORG GPE CARDINAL DATE Rates Shift".split(" "));
    const english = async () => {
      const shown = await dialog.evaluate((found) => {
        const named = [...found.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label") ?? "");
        const words = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
          const quoted = words.currentNode.parentElement?.closest("kbd, .agreement__excerpt, .agreement__words");
          if (!quoted) named.push(words.currentNode.textContent ?? "");
        }
        return named.join(" ");
      });
      return (shown.match(/[A-Za-z][A-Za-z0-9]+/g) ?? []).filter((word) => !foreign.has(word) && !TEXT.includes(word));
    };
    const chooser = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: "Вибрати файли…" }).click();
    await (await chooser).setFiles(FILES);
    await expect(dialog.getByRole("textbox")).toHaveCount(3);
    expect(await english()).toEqual([]);
    await dialog.getByRole("button", { name: "Порівняти", exact: true }).click();
    await expect(dialog).toContainText("1 спільний текст · 13 токенів", { timeout: 30_000 });
    expect(await english()).toEqual([]);
    await dialog.getByRole("button", { name: "Вирішити 2 розбіжності" }).click();
    await page.keyboard.press("2");
    await expect(dialog.getByRole("status")).toHaveText("Вибрано: ORG Bank of England. Вирішено 1 із 2. 2 із 2");
    expect(await english()).toEqual([]);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the dialog, ${colorScheme}, ${width} wide`, async ({ tally, page }, info) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await tally.open();
      const agreement = new Agreement(page);
      const check = async (name: string) => {
        await page.screenshot({ path: info.outputPath(`${name}.png`), animations: "disabled" });
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      };
      await agreement.open();
      await agreement.choose(FILES);
      await expect(agreement.dialog.getByRole("textbox")).toHaveCount(3);
      await check("files");
      await agreement.button("Compare").click();
      await expect(agreement.dialog.getByRole("table").first()).toBeVisible({ timeout: 30_000 });
      await check("figures");
      await agreement.walk();
      await page.keyboard.press("2");
      await page.keyboard.press("k");
      await check("walk");
    });
  }
}
