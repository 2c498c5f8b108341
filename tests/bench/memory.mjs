// The memory of the page, as the system counts it.

import { readFile } from "node:fs/promises";

/**
 * Megabytes of the process that holds most of the browser's pages: the page, its worker, the memory of WebAssembly and
 * the DOM. Its share of what it has in common with others (PSS); nothing where the system does not say.
 */
export async function memoryOfPage(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const sizes = await Promise.all(renderers.map(({ id }) => proportional(id)));
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}

async function proportional(id) {
  try {
    const rollup = await readFile(`/proc/${id}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) / 1024;
  } catch (error) {
    // Another system, or a process that has just ended.
    if (error.code === "ENOENT") return 0;
    throw error;
  }
}
