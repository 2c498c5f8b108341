// Labels, their keys and colours, presets, files of schemas, and the guidelines.
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test, type Tallymark } from "./page.ts";

const TEXT = "Anna Kovalenko paid Acme Corp $5 million in Kyiv on Monday. Acme Corp left Kyiv.";

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "Labels" });
const labels = async (tally: Tallymark) => [...new Set((await tally.allMarks()).map(({ label }) => label))].sort();

/** Opens the editor by its key, and the fields of a label. */
async function edit(tally: Tallymark, page: Page, label = ""): Promise<Locator> {
  await tally.press("Shift+L");
  await expect(dialog(page)).toBeVisible();
  if (label) await dialog(page).getByRole("button", { name: label, exact: false, expanded: false }).first().click();
  return dialog(page);
}

async function leave(page: Page): Promise<void> {
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await expect(dialog(page)).toBeHidden();
}

/** Changes a field as a user does: types and leaves it. */
async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.blur();
}

test("renaming a label migrates the annotations of all documents as one act", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT, { title: "One" });
  await tally.startNew();
  await tally.annotate(`${TEXT} More.`, { title: "Two" });
  await tally.press("a", "a");
  const before = await tally.native("All documents");
  const count = before.flatMap(({ spans }) => spans).filter(({ label }) => label === "MONEY").length;
  expect(count).toBe(2);
  const editor = await edit(tally, page, "m MONEY");
  await type(editor.getByLabel("Name"), "AMOUNT");
  await leave(page);
  await expect.poll(() => labels(tally)).toContain("AMOUNT");
  const after = (await tally.native("All documents")).flatMap(({ spans }) => spans);
  expect(after.filter(({ label }) => label === "AMOUNT").length).toBe(count);
  expect(after.filter(({ label }) => label === "MONEY").length).toBe(0);
  // Its key and what the extractor finds for it stay.
  await tally.startNew();
  await tally.annotate("They paid $7 million.", { title: "Three" });
  expect(await labels(tally)).toContain("AMOUNT");
  await tally.press("u", "u");
  const spans = (await tally.native("All documents")).map(({ spans }) => spans);
  expect(spans).toEqual(before.map(({ spans }) => spans));
});

test("a label is added, gets a key and a colour, labels words, and cannot take a key or name of others", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  const editor = await edit(tally, page);
  await editor.getByRole("button", { name: "Add a label" }).click();
  await type(editor.getByLabel("Name"), "ORG");
  await expect(editor.getByRole("alert")).toHaveText("Two labels are called ORG.");
  await type(editor.getByLabel("Name"), "WEAPON \"X\"");
  await expect(editor.getByRole("alert")).toHaveText("");
  await type(editor.getByLabel("Key"), "m");
  await expect(editor.getByRole("alert")).toHaveText("Two labels have the key m.");
  await type(editor.getByLabel("Key"), "a");
  await expect(editor.getByRole("alert")).toContainText("the page uses it itself");
  await type(editor.getByLabel("Key"), "z");
  await editor.getByLabel("Colour").fill("10");
  await leave(page);
  await tally.press("z");
  await expect(tally.selected.first()).toHaveAttribute("data-label", "WEAPON \"X\"");
  const hue = () => tally.selected.first().evaluate((mark) => getComputedStyle(mark).getPropertyValue("--hue").trim());
  expect(await hue()).toBe("10");
  await expect(tally.palette.getByRole("button", { name: "WEAPON" })).toBeVisible();
  await tally.saved();
  await tally.reload();
  expect(await hue()).toBe("10");
});

test("labels are reordered, retired and merged, each undone by one act", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  const names = () => tally.palette.getByRole("button").locator("span").allInnerTexts();
  const before = await tally.allMarks();
  const editor = await edit(tally, page, "4 GPE");
  await editor.getByRole("button", { name: "Move GPE up" }).click();
  await expect.poll(async () => (await names()).slice(0, 4)).toEqual(["PERSON", "NORP", "GPE", "ORG"]);
  await editor.getByRole("button", { name: "Retire" }).click();
  await expect.poll(names).not.toContain("GPE");
  expect(await labels(tally), "annotations keep a label that is out of use").toContain("GPE");
  await editor.getByRole("button", { name: "Put back into use" }).click();
  await editor.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(editor.getByRole("alert")).toContainText("GPE is in use");
  await editor.getByLabel("Merge into…").selectOption("LOC");
  await expect.poll(() => labels(tally)).not.toContain("GPE");
  expect(await labels(tally)).toContain("LOC");
  for (let act = 0; act < 4; act += 1) await editor.getByRole("button", { name: "Undo" }).click();
  await leave(page);
  await expect.poll(() => tally.allMarks()).toEqual(before);
  await expect.poll(async () => (await names()).slice(0, 4)).toEqual(["PERSON", "NORP", "ORG", "GPE"]);
});

test("presets take over the annotations, and a schema goes out as a file and comes back", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  const editor = await edit(tally, page);
  await editor.getByLabel("Start from a preset").selectOption("conll");
  await expect.poll(() => labels(tally)).toEqual(["DATE", "LOC", "MONEY", "ORG", "PER"]);
  await type(editor.getByLabel("Guidelines"), "Label <b>names</b> only.");
  const waits = page.waitForEvent("download");
  await editor.getByRole("button", { name: "Export" }).click();
  const file = await readFile(await (await waits).path(), "utf8");
  expect(JSON.parse(file)).toMatchObject({ guidelines: "Label <b>names</b> only." });
  await editor.getByLabel("Start from a preset").selectOption("ontonotes");
  await expect.poll(() => labels(tally)).toEqual(["DATE", "GPE", "MONEY", "ORG", "PERSON"]);

  const open = async (name: string, text: string) => {
    const chooser = page.waitForEvent("filechooser");
    await editor.getByRole("button", { name: "Import…" }).click();
    await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  };
  await open("broken.json", '{"labels": [{"name": 7}]}');
  await expect(editor.getByRole("alert")).toContainText("broken.json is not a schema");
  expect(await labels(tally)).toContain("PERSON");
  await open("schema.json", file);
  await expect.poll(() => labels(tally)).toEqual(["DATE", "LOC", "MONEY", "ORG", "PER"]);
  await leave(page);

  await tally.press("h");
  const guidelines = page.getByRole("complementary", { name: "Guidelines" });
  await expect(guidelines).toContainText("Label <b>names</b> only.");
  await expect(guidelines.locator("[data-current]")).toHaveCount(1);
  await tally.press("h");
  await expect(guidelines).toBeHidden();
});
