// `cargo xtask bench`: how fast the built page is, in headless Chromium. Prints; asserts nothing.
//
// "to painted" is what a person waits for: from the event of the click or key to the first task after the frame
// that shows the last change of the article. The other rows are the page's own performance.measure entries.

import { fileURLToPath } from "node:url";
import { article } from "./article.mjs";
import { withBrowser } from "./browser.mjs";
import { line, percentile } from "./statistics.mjs";

const RUNS = 5;
const DECISIONS = 200;
const CASES = [
  { name: "100,000 characters", length: 100_000, marks: 2_000 },
  { name: "1,000,000 characters", length: 1_000_000, marks: 20_000 },
];
const MEASURES = ["extract", "render", "decide"];

/** Runs inside the page: notes when the article was last painted after an event. */
function watchPaints() {
  const watch = { painted: [], last: 0, start: 0 };
  window.tallymarkBench = watch;
  for (const kind of ["click", "keydown"]) {
    addEventListener(kind, (event) => Object.assign(watch, { start: event.timeStamp, last: 0 }), { capture: true });
  }
  const channel = new MessageChannel();
  channel.port1.onmessage = () => (watch.last = performance.now());
  // "Saved" comes when the storage is done and is no part of the answer to the key.
  const isAnswer = ({ target }) => !target.closest?.("[role=status], output");
  const onChange = (records) => {
    if (records.some(isAnswer)) requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  new MutationObserver(onChange).observe(document, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-decision", "aria-current", "class"],
  });
}

/** Waits until nothing has been painted for `quiet` milliseconds: the time from the event to the last paint. */
async function timeToPaint(page, quiet, patience) {
  return page.evaluate(
    async ([quiet, patience]) => {
      const { tallymarkBench: watch } = window;
      const deadline = performance.now() + patience;
      while (!(watch.last > 0 && performance.now() - watch.last > quiet)) {
        if (performance.now() > deadline) throw new Error(`nothing was painted within ${patience} ms`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return watch.last - watch.start;
    },
    [quiet, patience],
  );
}

/** One visit: annotate the text, then accept `DECISIONS` suggestions. */
async function visit(browser, url, text) {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(watchPaints);
  await page.goto(url);
  const box = page.getByRole("textbox", { name: "Article text" });
  await box.waitFor();
  // As a paste does it: one input event with the whole text.
  await box.evaluate((element, value) => {
    element.value = value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
  await page.getByRole("button", { name: "Annotate", exact: true }).click();
  await page.locator("mark[data-id]").first().waitFor({ state: "attached", timeout: 60_000 });
  const annotate = await timeToPaint(page, 500, 60_000);
  const marks = await page.locator("mark[data-id]").count();
  const decisions = [];
  for (let press = 0; press < DECISIONS; press += 1) {
    await page.keyboard.press("a");
    decisions.push(await timeToPaint(page, 30, 5_000));
  }
  const measures = await page.evaluate(
    (names) => names.map((name) => performance.getEntriesByName(name, "measure").map((entry) => entry.duration)),
    MEASURES,
  );
  await page.context().close();
  return { annotate, marks, decisions, measures };
}

/** All visits of a case, printed; the middle of each row. */
async function measure(browser, url, { name, length, marks }) {
  const text = article(length, marks);
  const visits = [];
  for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, url, text));
  console.log(`${name} (${text.length}), ${visits[0].marks} marks (${marks} meant), ${RUNS} visits`);
  const rows = {
    "Annotate to painted": visits.map((visit) => visit.annotate),
    "decision to painted": visits.flatMap((visit) => visit.decisions),
  };
  MEASURES.forEach((measure, place) => (rows[`measure "${measure}"`] = visits.flatMap((visit) => visit.measures[place])));
  for (const [row, values] of Object.entries(rows)) console.log(line(row, values));
  return Object.fromEntries(Object.entries(rows).map(([row, values]) => [row, percentile(values, 0.5)]));
}

await withBrowser(fileURLToPath(new URL("../../dist", import.meta.url)), async (browser, url) => {
  const middles = [];
  for (const each of CASES) middles.push(await measure(browser, url, each));
  console.log(`ratios of p50, ${CASES[1].name} to ${CASES[0].name}`);
  for (const row of Object.keys(middles[0])) {
    const ratio = middles[1][row] / middles[0][row];
    console.log(`  ${row.padEnd(34)} ${Number.isFinite(ratio) ? ratio.toFixed(1) : "-"}`);
  }
});
