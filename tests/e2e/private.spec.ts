// Nothing leaves the page: every request of a full session is recorded, on the host and on a proxy for all other addresses.
import { createServer, type Server } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { Download, FORMATS, Opening } from "./datasets.ts";
import { DIST, Host } from "./host.ts";
import { article, expect, test as base, textFile } from "./page.ts";

/** Chromium asks its maker how to fill in forms, whatever page has them: signatures of fields, by the browser itself. */
const BROWSERS_OWN = "content-autofill.googleapis.com:443";

/** Whatever is asked of any other machine. */
class Elsewhere {
  readonly asked: string[] = [];

  private constructor(private readonly server: Server) {
    server.on("request", ({ url }, response) => {
      this.asked.push(url ?? "");
      response.end("elsewhere");
    });
    server.on("connect", ({ url }, socket) => {
      if (url !== BROWSERS_OWN) this.asked.push(url ?? "");
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
  }

  static async listen(): Promise<Elsewhere> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Elsewhere(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const test = base.extend<{ host: Host; elsewhere: Elsewhere }>({
  host: async ({}, use) => {
    const host = await Host.start();
    await use(host);
    await host.stop();
  },
  elsewhere: async ({}, use) => {
    const elsewhere = await Elsewhere.listen();
    await use(elsewhere);
    await elsewhere.close();
  },
  baseURL: async ({ host }, use) => use(host.address),
  proxy: async ({ host, elsewhere }, use) => use({ server: elsewhere.address, bypass: new URL(host.address).host }),
});

for (const serviceWorkers of ["block", "allow"] as const) {
  test.describe(`with service workers: ${serviceWorkers}`, () => {
    test.use({ serviceWorkers });
    test.setTimeout(180_000);

    test("a full session asks for the files of the build and for nothing else", async ({ tally, page, host, elsewhere, complaints }) => {
      await test.step("articles are added, extracted and decided", async () => {
        await tally.open();
        await tally.annotate(await article("03-rate-cut"), { title: "Rates", date: "2026-03-04" });
        await tally.press("a", "x", "a", "]", "e", "Escape", "w", "u", "n");
        await tally.saved();
        await tally.drop(textFile("page.html", `<title>A mill</title><img src="https://elsewhere.example/pixel.png"><script src="https://elsewhere.example/a.js"></script>
          <link rel="stylesheet" href="https://elsewhere.example/a.css"><p style="background:url(https://elsewhere.example/b.png)">The mill cost $5 million.</p>`, "text/html"));
        await expect(tally.documents.getByRole("listitem")).toHaveCount(2);
        await tally.extracted();
      });

      const download = new Download(page);
      let native = textFile("none.jsonl", "");
      await test.step("every kind of file is written", async () => {
        await download.open();
        await download.radio("All documents").check();
        for (const format of Object.values(FORMATS)) {
          await download.radio(format).check();
          await expect(download.proof).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
          await expect(download.save).toBeEnabled({ timeout: 60_000 });
        }
        await download.choose("Tallymark JSONL");
        native = await download.saved();
      });

      await test.step("files are imported, everything is looked at, and the page is loaded again", async () => {
        await tally.startNew();
        await new Opening(tally).drop({ ...native, name: "again.jsonl" }, textFile("table.csv", "text,title\nThey paid $5 million.,Paid\n"));
        await tally.press("Escape");
        for (const key of ["Shift+P", "Shift+L", "Shift+D", "Shift+R", "?", "Control+k"]) {
          await tally.press(key);
          await expect(page.locator("dialog[open]")).toBeVisible();
          await tally.press("Escape");
          await expect(page.locator("dialog[open]")).toHaveCount(0);
        }
        await tally.reload();
        await tally.press("Control+k");
        await page.keyboard.type("Settings");
        await tally.press("Enter");
        await page.getByRole("dialog", { name: "Settings" }).getByLabel("Language").selectOption("uk");
        await expect(page.locator("html")).toHaveAttribute("lang", "uk");
      });

      const files = new Set((await readdir(DIST)).map((name) => `GET /${name}`));
      // Browsers ask for the icon of a host by themselves; no page links to it.
      const own = ["GET /", "GET /favicon.ico"];
      expect(host.asked.filter((asked) => !files.has(asked) && !own.includes(asked))).toEqual([]);
      expect(elsewhere.asked).toEqual([]);
      expect(complaints).toEqual([]);

      await test.step("a request elsewhere would have been seen", async () => {
        const stranger = await page.context().newPage();
        await stranger.goto("http://elsewhere.example/");
        expect(elsewhere.asked).toContain("http://elsewhere.example/");
        expect(complaints.splice(0)).toEqual(["request: http://elsewhere.example/"]);
      });
    });
  });
}

test("the content security policy is what the README promises", async ({ tally, page, elsewhere, complaints }) => {
  const html = await readFile(`${DIST}/index.html`, "utf8");
  const content = /http-equiv="Content-Security-Policy" content="([^"]+)"/u.exec(html)?.[1] ?? "";
  const policy = new Map(content.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
  expect(content).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/u);
  expect(policy.get("default-src")).toEqual(["'none'"]);
  expect(policy.get("connect-src")).toEqual(["'self'"]);
  expect(policy.get("worker-src")).toEqual(["'self'"]);
  expect(policy.get("form-action")).toEqual(["'none'"]);
  const scripts = policy.get("script-src") ?? [];
  expect(scripts.filter((source) => !source.startsWith("'sha256-"))).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  await tally.open();
  const refused = await page.evaluate(async () => {
    const found: string[] = [];
    addEventListener("securitypolicyviolation", (event) => found.push(event.effectiveDirective));
    const attempts = [
      () => new Function("return 1")(),
      () => fetch("https://elsewhere.example/"),
      () => new WebSocket("wss://elsewhere.example/"),
      () => navigator.sendBeacon("https://elsewhere.example/", "text"),
      () => new Image().setAttribute("src", "https://elsewhere.example/pixel.png"),
      () => new Worker(URL.createObjectURL(new Blob([""]))),
    ];
    // In tasks of their own: what a test evaluates may use eval.
    for (const attempt of attempts) {
      await new Promise((resolve) => setTimeout(() => resolve(Promise.resolve().then(attempt).catch(() => undefined))));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return found;
  });
  // That the browser complains is the point.
  complaints.length = 0;
  expect(refused.sort()).toEqual(["connect-src", "connect-src", "connect-src", "img-src", "script-src", "worker-src"]);
  expect(elsewhere.asked).toEqual([]);
});
