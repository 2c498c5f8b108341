// End-to-end tests of dist/ in a real browser; `cargo xtask test e2e` builds the page and sets the environment.
import { defineConfig } from "@playwright/test";

const port = Number(process.env.TALLYMARK_PORT ?? 4173);
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  // The same pictures for every machine: they are compared with tolerance.
  snapshotPathTemplate: "{testDir}/appearance/{arg}{ext}",
  fullyParallel: true,
  // Each worker is a browser; more of them than processors only makes every test slower.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    screenshot: "only-on-failure",
    // Traces copy the page at every key, which makes long reviews many times slower: `--trace on` where one is needed.
    trace: "off",
    // Every act waits for what it needs; one that waits longer than this waits in vain.
    actionTimeout: 10_000,
    // A route does not see what a service worker answers. offline.spec.ts allows it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.TALLYMARK_CHROMIUM || undefined,
      args: [
        // Root in a container lacks the rights that the sandbox needs.
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
  webServer: {
    // The plainest static host there is, as the page must work on any.
    command: `sirv dist --host 127.0.0.1 --port ${port} --quiet`,
    cwd: "../..",
    url: `http://127.0.0.1:${port}/`,
    // A server that is running already saves a moment to those who start Playwright by hand.
    reuseExistingServer: !process.env.CI,
  },
});
