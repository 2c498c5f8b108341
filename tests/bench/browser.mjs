// A headless Chromium with one page of files that were built, as both benches need it.

import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import sirv from "sirv";

/** Serves `folder` and calls `use(browser, url)`; both are closed afterwards. */
export async function withBrowser(folder, use) {
  const server = createServer(sirv(folder)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const browser = await chromium.launch({
    executablePath: process.env.TALLYMARK_CHROMIUM || undefined,
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
  });
  try {
    await use(browser, `http://127.0.0.1:${server.address().port}/`);
  } finally {
    await browser.close();
    server.close();
  }
}
