// The core path in a Firefox as its users have it; `cargo xtask test firefox` builds the page and sets the environment.
//
// Playwright only runs the tests: its own Firefox is a patched one. The browser is driven by geckodriver (firefox.ts).
import { defineConfig } from "@playwright/test";

const port = Number(process.env.TALLYMARK_PORT ?? 4173);

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/firefox",
  fullyParallel: true,
  // Each worker is a browser.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: { baseURL: `http://127.0.0.1:${port}/` },
  webServer: {
    command: `sirv dist --host 127.0.0.1 --port ${port} --quiet`,
    cwd: "../..",
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: !process.env.CI,
  },
});
