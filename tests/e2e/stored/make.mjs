// Makes a fixture of the database: works in a page of some version as a user does, and writes down what it has stored.
// See README.md here for how it is called.
import { writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

const [address, output] = process.argv.slice(2);
if (!address || !output) throw new Error("usage: make.mjs ADDRESS FILE");

const ARTICLES = [
  ["The deal", "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025."],
  ["The ferry", "A ferry with 340 people on board ran aground near Odesa on Monday.\nZoe\u0308 Kovalenko said 12 were hurt. 👩🏽‍🚒"],
  ["The match", "Dynamo won 3-1 in Kyiv, 27 years after they last did so.\nTickets cost 250 hryvnias."],
];

async function work(page) {
  for (const [title, text] of ARTICLES) {
    if (!(await page.getByRole("textbox", { name: "Article text" }).isVisible())) await press(page, "Shift+C");
    await page.getByRole("textbox", { name: "Article text" }).fill(text);
    await page.getByRole("form", { name: "New article" }).getByRole("textbox", { name: "Title" }).fill(title);
    await page.getByRole("button", { name: "Annotate", exact: true }).click();
    await page.waitForFunction(() => !document.body.innerText.includes("Reading…"));
    await page.getByRole("region", { name: "Article", exact: true }).locator("mark").first().waitFor();
    await press(page, "a", "x", "a");
  }
  // Another label, a boundary, what is not sure, a relation, a rule.
  await press(page, "Escape", "j", "m", "w", "]", "r", "2", "j", "Enter", "Shift+X");
  await page.getByRole("button", { name: /Previous document|The ferry/ }).first().click();
  await press(page, "Shift+L");
  const labels = page.getByRole("dialog", { name: "Labels" });
  await labels.getByRole("button", { name: "m MONEY", expanded: false }).first().click();
  await labels.getByLabel("Name").fill("AMOUNT");
  await labels.getByLabel("Name").blur();
  await labels.getByRole("button", { name: "Close" }).click();
  await press(page, "Shift+P");
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("textbox", { name: "Annotator" }).fill("Олена");
  await settings.getByRole("button", { name: "Close" }).click();
  await press(page, "Escape", "j", "x", "a", "u");
  await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor();
}

async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
}

/** All stores as they are. JSON has no maps: each becomes `{"$map": [[key, value], …]}`. */
async function dump(page) {
  return page.evaluate(async () => {
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const tagged = (value) => {
      if (value instanceof Map) return { $map: [...value].map(([key, part]) => [tagged(key), tagged(part)]) };
      if (Array.isArray(value)) return value.map(tagged);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tagged(part)]));
    };
    const database = await answer(indexedDB.open("tallymark"));
    const stores = {};
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, records] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      stores[name] = { autoIncrement: store.autoIncrement, records: keys.map((key, at) => [key, tagged(records[at])]) };
    }
    return { version: database.version, stores };
  });
}

/** The dataset as that version gives it: what a later version has to give, too. */
async function dataset(page) {
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Download dataset" });
  await dialog.getByRole("radio", { name: "All documents" }).check();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save file" }).click();
  const chunks = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

const browser = await chromium.launch({ executablePath: process.env.TALLYMARK_CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.goto(address);
await work(page);
const native = await dataset(page);
await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor();
await writeFile(output, `${JSON.stringify({ ...(await dump(page)), native }, null, 1)}\n`);
await browser.close();
