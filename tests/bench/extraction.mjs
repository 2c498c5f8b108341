// `cargo xtask bench`: how fast extraction is in WebAssembly. Opens the page that was built of crates/measure, whose
// program starts by itself, and prints what it says.

import { withBrowser } from "./browser.mjs";

const LAST = "done";

await withBrowser(process.argv[2], async (browser, url) => {
  const page = await browser.newPage();
  const end = new Promise((resolve, reject) => {
    page.on("console", (message) => {
      if (message.type() !== "log") return;
      if (message.text().trim() === LAST) resolve();
      else console.log(message.text());
    });
    page.on("pageerror", reject);
    page.on("crash", () => reject(new Error("the browser's page crashed")));
  });
  // The program holds the page's thread: nothing but its words can be waited for.
  await Promise.all([page.goto(url, { waitUntil: "commit" }), end]);
});
