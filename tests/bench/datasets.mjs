// `cargo xtask bench datasets`: how long 10,000 documents with 50 MB of text take to be written and proven in each format, in
// headless Chromium, how long the page is held up meanwhile, and how much memory that takes. Prints; asserts nothing.

import { fileURLToPath } from "node:url";
import { archive, seed } from "./archive.mjs";
import { ALONE, withBrowser } from "./browser.mjs";
import { memoryOfPage } from "./memory.mjs";

const DOCUMENTS = Number(process.env.DOCUMENTS ?? 10_000);
const LENGTH = 5_000;
const FORMATS = (
  process.env.FORMATS ?? "Tallymark JSONL,CSV,spaCy DocBin,Hugging Face token classification,Label Studio JSON,brat standoff"
).split(",");

/** Runs inside the page, before it: notes the longest tasks. */
function watchTasks() {
  window.tallymarkTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.tallymarkTasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
}

/** Chooses a format and waits for its proof; the most memory meanwhile, looked at four times a second. */
async function prove(browser, page, format) {
  const start = await page.evaluate(() => performance.now());
  await page.getByRole("radio", { name: format, exact: true }).check({ force: true });
  let most = 0;
  for (;;) {
    most = Math.max(most, await memoryOfPage(browser));
    const told = await page.locator("[data-proof]").getAttribute("data-proof");
    if (told !== "working" && told !== null) break;
    await page.waitForTimeout(250);
  }
  const took = (await page.evaluate(() => performance.now())) - start;
  const tasks = await page.evaluate((start) => window.tallymarkTasks.filter((task) => task.startTime > start), start);
  const longest = tasks.reduce((most, { duration }) => Math.max(most, duration), 0);
  const told = (await page.locator("[data-proof]").innerText()).split("\n").slice(0, 2).join(", ");
  const seconds = (took / 1000).toFixed(1).padStart(6);
  console.log(
    `  ${format.padEnd(34)}${seconds} s  longest task ${longest.toFixed(0)} ms, ${tasks.length} over 50 ms  ` +
      `most memory ${most.toFixed(0)} MB  ${told}`,
  );
}

await withBrowser(fileURLToPath(new URL("../../dist", import.meta.url)), async (browser, url) => {
  const context = await browser.newContext(ALONE);
  const filled = await context.newPage();
  await seed(filled, url, archive(DOCUMENTS, LENGTH));
  await filled.close();
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("list", "measure").length > 0, null, { timeout: 120_000 });
  await page.waitForTimeout(1_000);
  console.log(`${DOCUMENTS} documents of ${LENGTH} characters; the page before: ${(await memoryOfPage(browser)).toFixed(0)} MB`);
  await page.getByRole("button", { name: "Download" }).click();
  // With no document open, all of them are meant.
  await page.locator("[data-proof]").waitFor();
  for (const format of FORMATS) await prove(browser, page, format);
});
