// A headless Chromium with one page of files that were built, as both benches need it.

import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import sirv from "sirv";

/** Without these a frame waits for the next sixtieth of a second, and a time says little about the work in it. */
export const NO_FRAME_LIMIT = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** Contexts without the service worker, which would fetch the whole build in the midst of what is timed. */
export const ALONE = { serviceWorkers: "block" };

/** Serves `folder` and calls `use(browser, url)`; both are closed afterwards. `flags` are more of the browser's. */
export async function withBrowser(folder, use, flags = []) {
  const server = createServer(sirv(folder)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({
    executablePath: process.env.TALLYMARK_CHROMIUM || undefined,
    args: [...root, "--disable-gpu", "--disable-background-networking", ...flags],
  });
  try {
    await use(browser, `http://127.0.0.1:${server.address().port}/`);
  } finally {
    await browser.close();
    server.close();
  }
}
