// `cargo xtask bench documents`: how fast the list of 10,000 documents with 50 MB of text is, in headless Chromium, and
// how much memory the page takes with them. Prints; asserts nothing.

import { fileURLToPath } from "node:url";
import { archive, seed } from "./archive.mjs";
import { ALONE, withBrowser } from "./browser.mjs";
import { line } from "./statistics.mjs";

const DOCUMENTS = 10_000;
const LENGTH = 5_000;
const VISITS = Number(process.env.VISITS ?? 3);
const TIMES = 10;

/** Runs inside the page, before it: notes the longest tasks. */
function watchTasks() {
  window.tallymarkTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.tallymarkTasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
}

/** Does something in the page, and gives the time until the list that it changes is painted. */
async function toPainted(page, act, argument) {
  return page.evaluate(
    async ([act, argument]) => {
      const list = document.querySelector(".documents__list");
      const changed = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`the list did not change: ${act}`)), 10_000);
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(null);
          });
        });
        observer.observe(list, { subtree: true, childList: true, attributes: true, characterData: true });
      });
      const start = performance.now();
      new Function("argument", "list", act)(argument, list);
      return (await changed) - start;
    },
    [act, argument],
  );
}

const CHOOSE = `const select = document.querySelector("[data-act=" + argument[0] + "]");
select.value = argument[1]; select.dispatchEvent(new Event("change", { bubbles: true }));`;
const TYPE = `const field = document.querySelector("#documents-filter");
field.value = argument; field.dispatchEvent(new Event("input", { bubbles: true }));`;
// A change of the list shows it from its start, so that there is always something to scroll.
const SCROLL = `list.scrollTop = argument;`;

/** The time that a search across all texts takes, of a word that some have. */
async function search(page, words) {
  const field = page.locator("#documents-filter");
  await field.fill(words);
  const before = await page.evaluate(() => performance.getEntriesByName("search", "measure").length);
  await field.press("Enter");
  await page.waitForFunction((before) => performance.getEntriesByName("search", "measure").length > before, before, {
    timeout: 60_000,
  });
  const found = await page.locator(".found__summary").innerText();
  const took = await page.evaluate(() => performance.getEntriesByName("search", "measure").at(-1).duration);
  await field.press("Escape");
  return { found, took };
}

/** Memory of the page in bytes: of JavaScript's heap, and of WebAssembly's, which that leaves out. */
async function memory(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => window.tallymarkMemories.reduce((sum, m) => sum + m.buffer.byteLength, 0));
  return { usedSize, wasm };
}

/** Runs inside the page, before it: keeps the memories that WebAssembly gets. */
function watchMemories() {
  window.tallymarkMemories = [];
  const keep = (result) => {
    for (const value of Object.values((result.instance ?? result).exports)) {
      if (value instanceof WebAssembly.Memory) window.tallymarkMemories.push(value);
    }
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = (...given) => original(...given).then(keep);
  }
}

async function visit(context, url) {
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  await page.addInitScript(watchMemories);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("list", "measure").length > 0, null, { timeout: 120_000 });
  const [opened, listed] = await page.evaluate(() => {
    const [entry] = performance.getEntriesByName("list", "measure");
    return [entry.startTime, entry.duration];
  });
  await page.waitForTimeout(500);
  const times = { "filter by words": [], "filter by status": [], "sort by title": [], "scroll to the middle": [] };
  for (let round = 0; round < TIMES; round += 1) {
    times["filter by words"].push(await toPainted(page, TYPE, round % 2 ? "" : "odesa"));
    times["filter by status"].push(await toPainted(page, CHOOSE, ["status", round % 2 ? "all" : "done"]));
    times["sort by title"].push(await toPainted(page, CHOOSE, ["order", round % 2 ? "added" : "title"]));
    times["scroll to the middle"].push(await toPainted(page, SCROLL, 300_000));
  }
  const searches = [await search(page, "drone"), await search(page, "convoy of grain")];
  const tasks = await page.evaluate(() => window.tallymarkTasks);
  const used = await memory(context, page);
  await page.close();
  return { opened, listed, times, searches, tasks, used };
}

await withBrowser(fileURLToPath(new URL("../../dist", import.meta.url)), async (browser, url) => {
  const context = await browser.newContext(ALONE);
  const page = await context.newPage();
  await seed(page, url, archive(DOCUMENTS, LENGTH));
  await page.close();
  const visits = [];
  for (let count = 0; count < VISITS; count += 1) visits.push(await visit(context, url));
  console.log(`${DOCUMENTS} documents of ${LENGTH} characters, ${VISITS} visits`);
  console.log(line("journal read and replayed", visits.map(({ opened }) => opened)));
  console.log(line("documents there to listed", visits.map(({ listed }) => listed)));
  for (const name of Object.keys(visits[0].times)) {
    console.log(line(`${name} to painted`, visits.flatMap(({ times }) => times[name])));
  }
  console.log(line("search across all", visits.flatMap(({ searches }) => searches.map(({ took }) => took))));
  for (const { found } of visits[0].searches) console.log(`    ${found.replaceAll("\n", " ")}`);
  console.log(line("tasks over 50 ms", visits.flatMap(({ tasks }) => tasks.map(({ duration }) => duration))));
  const megabytes = ({ usedSize, wasm }) => `${(usedSize / 2 ** 20).toFixed(0)} + ${(wasm / 2 ** 20).toFixed(0)} MiB`;
  console.log(`  memory, JavaScript + WebAssembly     ${visits.map(({ used }) => megabytes(used)).join(", ")}`);
});
