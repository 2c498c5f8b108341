// `cargo xtask bench`: how fast the built page is, in headless Chromium. Prints; asserts nothing.
//
// All is measured twice: with frames as soon as there is something to paint, so that a time is work, and with sixty
// frames a second, as a person has it. `node page.mjs FOLDER RUNS` measures another build, or more visits.

import { fileURLToPath } from "node:url";
import { article } from "./article.mjs";
import { ALONE, NO_FRAME_LIMIT, withBrowser } from "./browser.mjs";
import { memoryOfPage } from "./memory.mjs";
import { line, percentile } from "./statistics.mjs";
import { painted, watch } from "./watch.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const [FOLDER = DIST, RUNS = 5] = process.argv.slice(2);
const DECISIONS = 100;
const CASES = [
  { name: "100,000 characters", length: 100_000, marks: 2_000 },
  { name: "1,000,000 characters", length: 1_000_000, marks: 20_000 },
];
const FRAMES = [
  { name: "frames at once", flags: NO_FRAME_LIMIT },
  { name: "60 frames a second", flags: [] },
];
const MEASURES = ["extract", "render", "decide"];
const QUIET = { quiet: 500, marks: true };

/** As a paste does it: one input event with the whole text. */
async function annotate(page, text) {
  const box = page.getByRole("textbox", { name: "Article text" });
  await box.waitFor();
  await box.evaluate((element, value) => {
    element.value = value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
  await page.getByRole("button", { name: "Annotate", exact: true }).click();
  return painted(page, QUIET);
}

async function saved(page) {
  await page.getByRole("status").filter({ hasText: "Saved" }).waitFor({ timeout: 60_000 });
}

/** Leaves the article and comes back to it: its annotations are known. */
async function reopen(page) {
  await page.getByRole("button", { name: "New article" }).click();
  await page.getByRole("textbox", { name: "Article text" }).waitFor();
  await page.locator("button.document__open").first().click();
  return painted(page, QUIET);
}

/** One visit: annotate the text, accept `DECISIONS` suggestions, leave and come back, load the page again. */
async function visit(browser, url, text) {
  const page = await (await browser.newContext(ALONE)).newPage();
  await watch(page);
  await page.goto(url);
  const first = await annotate(page, text);
  const marks = await page.locator("mark[data-id]").count();
  const decisions = [];
  for (let press = 0; press < DECISIONS; press += 1) {
    await page.keyboard.press("a");
    decisions.push(await painted(page, { quiet: 30, patience: 5_000 }));
  }
  await saved(page);
  const opened = await reopen(page);
  const measures = await page.evaluate(
    (names) => names.map((name) => performance.getEntriesByName(name, "measure").map((entry) => entry.duration)),
    MEASURES,
  );
  const memory = await memoryOfPage(browser);
  await page.reload();
  const loaded = await painted(page, QUIET);
  await page.context().close();
  return { first, marks, decisions, opened, loaded, memory, measures };
}

/** The rows of the table: what a person waits for, then the page's own measures. */
function rowsOf(visits) {
  const rows = {
    "annotate to all marks painted": visits.map(({ first }) => first.last),
    "given annotations: open to painted": visits.map(({ opened }) => opened.first),
    "given annotations: open to all marks": visits.map(({ opened }) => opened.last),
    "page load to painted": visits.map(({ loaded }) => loaded.first),
    "page load to all marks": visits.map(({ loaded }) => loaded.last),
    "decision to painted": visits.flatMap(({ decisions }) => decisions.map(({ last }) => last)),
    "longest task: annotate": visits.map(({ first }) => first.longest),
    "longest task: open": visits.map(({ opened }) => opened.longest),
    "longest task: page load": visits.map(({ loaded }) => loaded.longest),
    "longest task: decision": visits.flatMap(({ decisions }) => decisions.map(({ longest }) => longest)),
  };
  MEASURES.forEach((name, place) => (rows[`measure "${name}"`] = visits.flatMap(({ measures }) => measures[place])));
  return rows;
}

/** All visits of a case, printed; the middle of each row. */
async function measure(browser, url, { name, length, marks }) {
  const text = article(length, marks);
  const visits = [];
  for (let run = 0; run < Number(RUNS); run += 1) visits.push(await visit(browser, url, text));
  console.log(`${name} (${text.length}), ${visits[0].marks} marks (${marks} meant), ${visits.length} visits`);
  const rows = rowsOf(visits);
  for (const [row, values] of Object.entries(rows)) console.log(line(row, values));
  console.log(line("memory of the page", visits.map(({ memory }) => memory), "MB"));
  return Object.fromEntries(Object.entries(rows).map(([row, values]) => [row, percentile(values, 0.5)]));
}

for (const { name, flags } of FRAMES) {
  console.log(`\n--- ${name}${flags.length > 0 ? ` (${flags.join(" ")})` : ""}; a longest task of 0 is one under 50 ms ---`);
  const inBrowser = async (browser, url) => {
    const middles = [];
    for (const each of CASES) middles.push(await measure(browser, url, each));
    console.log(`ratios of p50, ${CASES[1].name} to ${CASES[0].name}`);
    for (const row of Object.keys(middles[0])) {
      const ratio = middles[1][row] / middles[0][row];
      console.log(`  ${row.padEnd(38)} ${Number.isFinite(ratio) ? ratio.toFixed(1) : "-"}`);
    }
  };
  await withBrowser(FOLDER, inBrowser, flags);
}
