// How soon the page answers, from Chromium's own trace: of a first visit and of a visit with articles stored, at the
// machine's speed and at a quarter of it. Prints; asserts nothing. `FOLDER=dist node tests/bench/start.mjs`

import { fileURLToPath } from "node:url";
import { withBrowser } from "./browser.mjs";

const FOLDER = process.env.FOLDER ?? fileURLToPath(new URL("../../dist", import.meta.url));
const DOCUMENTS = Number(process.env.DOCUMENTS ?? 20);
const VISITS = Number(process.env.VISITS ?? 3);
/** What the issue calls a long task, in milliseconds. */
const LONG = 50;

/** Runs inside the page, before it: notes when it can be worked with, that is, after the first frame that shows a screen. */
function watchStart() {
  const observer = new MutationObserver(() => {
    if (!document.querySelector("textarea, [role=region] mark, .article")) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (window.tallymarkInteractive = performance.now());
      port2.postMessage(null);
    });
  });
  observer.observe(document, { subtree: true, childList: true });
}

/** The tasks of the page's main thread that took too long: their start after navigation, their length, what was in them. */
function longTasks(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const threads = traceEvents.filter((event) => event.name === "thread_name" && event.args.name === "CrRendererMain");
  const isMain = (event) => threads.some((thread) => thread.pid === event.pid && thread.tid === event.tid);
  const begin = Math.min(...traceEvents.filter((event) => event.name === "navigationStart" && event.args?.data?.documentLoaderURL?.startsWith("http")).map((event) => event.ts));
  const whole = traceEvents.filter((event) => event.ph === "X" && event.ts >= begin && isMain(event));
  const tasks = whole.filter((event) => event.name.endsWith("RunTask") && event.dur > LONG * 1000);
  return tasks.map((task) => {
    const inside = whole.filter((event) => event !== task && event.ts >= task.ts && event.ts + event.dur <= task.ts + task.dur && event.dur > task.dur / 5 && !event.name.endsWith("RunTask"));
    inside.sort((one, other) => other.dur - one.dur);
    return { at: (task.ts - begin) / 1000, takes: task.dur / 1000, what: [...new Set(inside.map((event) => event.name))].slice(0, 5).join(" > ") };
  });
}

async function visit(browser, page, url, rate, name) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "v8", "blink.user_timing", "loading"] });
  await page.goto(url);
  await page.waitForFunction(() => window.tallymarkInteractive > 0, undefined, { timeout: 60_000 });
  const interactive = await page.evaluate(() => window.tallymarkInteractive);
  await page.waitForTimeout(3_000 * Math.sqrt(rate));
  const tasks = longTasks(await browser.stopTracing());
  console.log(`${name}, ${rate}x slower: interactive after ${interactive.toFixed(0)} ms, ${tasks.length} tasks over ${LONG} ms`);
  for (const { at, takes, what } of tasks) console.log(`    at ${at.toFixed(0)} ms: ${takes.toFixed(0)} ms, ${what}`);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
}

await withBrowser(FOLDER, async (browser, url) => {
  for (const rate of [1, 4]) {
    for (let count = 0; count < VISITS; count++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript(watchStart);
      await visit(browser, page, url, rate, "first visit");
      await context.close();
    }
  }
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watchStart);
  await page.goto(url);
  for (let count = 0; count < DOCUMENTS; count++) {
    await page.getByRole("textbox", { name: "Article text" }).fill(`The mill No. ${count} sold 1,204 tonnes of rye to Oslo in May 2024 for $3m.\n`.repeat(20));
    await page.getByRole("button", { name: "Annotate", exact: true }).click();
    await page.getByRole("navigation", { name: "Documents" }).getByRole("button", { name: "New article" }).click();
  }
  await page.getByText("Saved", { exact: true }).waitFor();
  for (const rate of [1, 4]) await visit(browser, page, url, rate, `${DOCUMENTS} articles stored`);
});
