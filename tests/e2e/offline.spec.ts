// The page without a network, newer versions of it, and what the system does with it as a program.
import type { CDPSession, Page } from "@playwright/test";
import { Download, Opening } from "./datasets.ts";
import { DIST, Host, buildOf, discard, newVersion } from "./host.ts";
import { Tallymark, article, expect, test as base, textFile } from "./page.ts";
import { stored } from "./storage.ts";

const TEXT = "The raid of 12 May 2026 cost $50 billion, said President Volodymyr Zelensky.";
const NOTICE = "A new version of Tallymark is ready.";

const test = base.extend<{ path: string; host: Host }>({
  path: ["/", { option: true }],
  host: async ({ path }, use) => {
    const host = await Host.start(DIST, path);
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.address),
});

test.use({ serviceWorkers: "allow" });

/** Waits until the browser has all of the page. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active?.state !== "activated") await new Promise((resolve) => active?.addEventListener("statechange", resolve, { once: true }));
  });
}

const versionOf = (page: Page) => page.locator("meta[name=version]").getAttribute("content");
const cachesOf = (page: Page) => page.evaluate(async () => (await caches.keys()).sort());
const notice = (page: Page) => page.getByText(NOTICE, { exact: true }).and(page.locator(".notice *"));
const useIt = (page: Page) => page.getByRole("button", { name: "Use the new version" });

/** A property that a reload takes away. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { stays: true }));
const isMarked = (page: Page) => page.evaluate(() => "stays" in window);

async function update(page: Page): Promise<void> {
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
}

for (const path of ["/", "/some/path/"]) {
  test.describe(`at ${path}`, () => {
    test.use({ path });

    test("everything works with the network cut from the second visit on", async ({ tally, page, context, host }) => {
      await tally.open();
      await kept(page);
      await page.reload();
      await kept(page);
      await host.stop();
      await context.setOffline(true);
      host.asked.length = 0;

      await tally.reload();
      await tally.annotate(TEXT);
      await expect(tally.marks.and(page.locator("[data-label=PERSON]")), "by the model").toHaveText("Volodymyr Zelensky");
      await tally.press("a", "x", "a");
      await tally.saved();
      const before = await tally.screen();
      const download = new Download(page);
      await download.open();
      await download.choose("CoNLL-2003 IOB2", "This document");
      expect((await download.saved()).buffer.toString()).toContain("Zelensky");

      const other = new Tallymark(await context.newPage());
      await other.open();
      await other.page.close();
      await tally.reload();
      expect(await tally.screen()).toEqual(before);
      expect(host.asked).toEqual([]);
    });
  });
}

test("the first visit fetches each file of the build once, and nothing else", async ({ tally, page, host }) => {
  await tally.open();
  await kept(page);
  const files = await page.evaluate(async () => {
    const [name] = await caches.keys();
    return (await (await caches.open(name ?? "")).keys()).map(({ url }) => new URL(url).pathname);
  });
  const loaded = host.asked.filter((asked) => !asked.includes("favicon.ico"));
  for (const path of files.filter((path) => path !== "/used")) {
    expect(loaded.filter((asked) => asked === `GET ${path}`).length, path).toBeGreaterThan(0);
  }
  expect(files.filter((path) => path.includes("screenshot") || path.includes("tallymark.html"))).toEqual([]);
  expect(loaded.filter((asked) => asked.includes("names-")), "the model comes from the browser's cache then").toHaveLength(1);
});

test.describe("a new version", () => {
  let folder: string;
  test.beforeAll(async () => void (folder = await newVersion("b0b0b0b0")));
  test.afterAll(async () => discard(folder));

  test("is offered in the midst of work, and takes over when it is wanted and everything is stored", async ({ tally, page, context, host }) => {
    await tally.open();
    await kept(page);
    const before = await versionOf(page);
    expect(before).toMatch(new RegExp(`^\\d+\\.\\d+\\.\\d+\\+${await buildOf(DIST)}$`, "u"));
    await tally.sample("Finance");
    const old = new Tallymark(await context.newPage());
    await old.open();
    for (const one of [page, old.page]) await mark(one);

    host.serve(folder);
    await tally.press("a", "x", "a");
    const updated = update(page);
    await tally.press("a", "a", "x");
    await updated;
    await expect(notice(page)).toBeVisible({ timeout: 20_000 });
    await expect(notice(old.page)).toBeVisible();
    await tally.press("a", "a");
    expect(await isMarked(page), "nothing is reloaded by itself").toBe(true);
    expect(await versionOf(page)).toBe(before);

    await test.step("taken, it shows the same place with everything that was decided", async () => {
      await tally.press("x", "a");
      const [decided, current] = [await tally.allMarks(), await tally.current()];
      expect(decided.filter(({ decision }) => decision !== "suggested").length).toBeGreaterThan(8);
      await useIt(page).click();
      await page.waitForFunction(() => !("stays" in window));
      await expect(tally.region).toBeVisible();
      await expect(page.locator("meta[name=version]")).toHaveAttribute("content", /\+b0b0b0b0$/u);
      await tally.extracted();
      expect(await tally.allMarks()).toEqual(decided);
      expect(await tally.current()).toEqual(current);
      await expect(notice(page)).toHaveCount(0);
    });

    await test.step("another tab goes on with its version, finds the rest of it, and is offered the new one", async () => {
      expect(await isMarked(old.page)).toBe(true);
      host.asked.length = 0;
      const loaders = await old.page.evaluate(async () => {
        const { addresses } = JSON.parse(document.getElementById("parts")?.textContent ?? "");
        return Promise.all([addresses.converter, "./tallymark-converter_loader-b0b0b0b0b0b0b0b0.js"].map(async (address) => (await fetch(address)).status));
      });
      expect(loaders).toEqual([200, 200]);
      await new Opening(old).drop(textFile("one.jsonl", '{"text":"They paid $5 million."}\n'));
      await expect(old.page.getByRole("dialog", { name: "Import" })).toContainText("one.jsonl");
      await expect(old.page.getByRole("dialog", { name: "Import" }).getByRole("button", { name: "Import", exact: true })).toBeEnabled();
      await old.press("Escape");
      expect(host.asked).toEqual([]);
      await expect(notice(old.page)).toBeVisible();
      await useIt(old.page).click();
      await expect(old.page.locator("meta[name=version]")).toHaveAttribute("content", /\+b0b0b0b0$/u);
    });
  });

  test("can be put off, and comes with the next start", async ({ tally, page, context, host }) => {
    await tally.open();
    await kept(page);
    host.serve(folder);
    await update(page);
    await expect(notice(page)).toBeVisible({ timeout: 20_000 });
    await tally.messages.getByRole("note").filter({ hasText: NOTICE }).getByRole("button", { name: "Dismiss" }).click();
    await expect(notice(page)).toHaveCount(0);
    await page.close();
    await expect(async () => {
      const again = await context.newPage();
      await again.goto("./");
      const version = await versionOf(again);
      await again.close();
      expect(version).toMatch(/\+b0b0b0b0$/u);
    }).toPass({ timeout: 20_000 });
  });

  test("what is being typed survives it", async ({ tally, page, host }) => {
    await tally.open();
    await kept(page);
    host.serve(folder);
    await update(page);
    await expect(notice(page)).toBeVisible({ timeout: 20_000 });
    await tally.box.pressSequentially("Not yet an article");
    await useIt(page).click();
    await expect(page.locator("meta[name=version]")).toHaveAttribute("content", /\+b0b0b0b0$/u);
    await expect(tally.box).toHaveValue("Not yet an article");
  });

  test("that has not arrived as a whole is not kept, and the one before goes on", async ({ tally, page, host }) => {
    const warnings: string[] = [];
    page.on("console", (message) => warnings.push(message.text()));
    await tally.open();
    await kept(page);
    const before = await cachesOf(page);
    const half = await newVersion("c0c0c0c0");
    // The page is new, and the list; one file is still the old one.
    const { writeFile, readdir } = await import("node:fs/promises");
    const loader = (await readdir(half)).find((name) => name.startsWith("tallymark-converter_loader-")) ?? "";
    await writeFile(`${half}/${loader}`, "self.old = true");
    host.serve(half);
    await update(page).catch(() => undefined);
    await expect.poll(() => warnings.join("\n"), { timeout: 20_000 }).toContain(`${loader} is not there, or not the file of version c0c0c0c0`);
    await expect(notice(page)).toHaveCount(0);
    expect(await cachesOf(page)).toEqual(before);
    await host.stop();
    await tally.reload();
    await tally.annotate(TEXT);
    await expect(tally.marks.and(page.locator("[data-label=PERSON]"))).toHaveText("Volodymyr Zelensky");
    await discard(half);
  });

  test("after the next leaves no cache but its own and the one before", async ({ tally, page, host }) => {
    await tally.open();
    await kept(page);
    const third = await newVersion("d0d0d0d0");
    for (const next of [folder, third]) {
      host.serve(next);
      await update(page);
      await useIt(page).click({ timeout: 20_000 });
      await expect(page.locator("meta[name=version]")).toHaveAttribute("content", new RegExp(`\\+${await buildOf(next)}$`, "u"));
      await expect(tally.box).toBeVisible();
      await kept(page);
      await page.waitForTimeout(1_500);
    }
    await expect.poll(() => cachesOf(page)).toEqual(["tallymark / b0b0b0b0", "tallymark / d0d0d0d0"]);
    await discard(third);
  });
});

test.describe("as a program of the system", () => {
  test("the manifest is whole, and Chromium would install the page", async ({ tally, page, context, host }) => {
    await tally.open();
    await kept(page);
    const cdp: CDPSession = await context.newCDPSession(page);
    const { data, errors, url } = await cdp.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(url).toBe(`${host.address}manifest.webmanifest`);
    const manifest = JSON.parse(data ?? "");
    expect(manifest).toMatchObject({ name: "Tallymark", short_name: "Tallymark", id: "./", start_url: "./", scope: "./", display: "standalone" });
    const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
    // Each test has a profile that is forgotten, and nothing is installed in one of those.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
    const sizes = await page.evaluate(async (pictures: { src: string; sizes: string }[]) => {
      const size = async ({ src, sizes }: { src: string; sizes: string }) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return sizes === "any" ? "any" : `${image.naturalWidth}x${image.naturalHeight}`;
      };
      return Promise.all(pictures.map(size));
    }, [...manifest.icons, ...manifest.screenshots]);
    expect(sizes).toEqual([...manifest.icons, ...manifest.screenshots].map(({ sizes }) => sizes));
    expect(sizes).toEqual(["any", "192x192", "512x512", "512x512", "1280x800", "390x844"]);
    expect(Object.values(manifest.file_handlers[0].accept).flat()).toEqual([".txt", ".jsonl", ".html"]);
    expect(manifest.share_target).toMatchObject({ action: "./share", method: "POST", enctype: "multipart/form-data" });
  });

  test("what another program shares is kept by the service worker and taken by the page", async ({ tally, page, host }) => {
    host.pages["other.html"] = `<form action="share" method="post" enctype="multipart/form-data">
      <input name="title"><textarea name="text"></textarea><input name="url"><input name="files" type="file" multiple><button>Share</button></form>`;
    await tally.open();
    await kept(page);
    const share = async (text: string, ...files: ReturnType<typeof textFile>[]) => {
      await page.goto("other.html");
      await page.locator("[name=title]").fill("A raid");
      await page.locator("[name=text]").fill(text);
      await page.locator("[name=url]").fill("https://example.org/raid");
      await page.locator("[name=files]").setInputFiles(files);
      await page.getByRole("button", { name: "Share" }).click();
      await page.waitForURL(host.address);
    };

    await share(TEXT);
    await expect(tally.box).toHaveValue(TEXT);
    await expect(page.getByRole("form", { name: "New article" }).getByRole("textbox", { name: "Title" })).toHaveValue("A raid");
    await expect.poll(async () => JSON.stringify(await stored(page, "screen"))).toContain(TEXT);
    await tally.reload();
    await expect(tally.box, "once").toHaveValue(TEXT);
    await tally.annotateButton.click();
    await tally.extracted();

    await share("", textFile("mill.txt", await article("01-drone-night")));
    await expect(tally.documents.getByRole("listitem")).toHaveCount(2);
    await expect(tally.messages).toContainText("Only an address was shared");
    expect(host.asked.filter((asked) => !asked.startsWith("GET"))).toEqual([]);
  });

  test("files that the system opens with the page are taken like those that are dropped", async ({ tally, page }) => {
    await page.addInitScript((text) => {
      const handle = (name: string, content: string) => ({ getFile: async () => new File([content], name) });
      const queue = {
        setConsumer(consume: (launch: unknown) => void) {
          if (location.hash === "#dataset") consume({ files: [handle("two.jsonl", '{"text":"They paid $5 million."}\n')] });
          else consume({ files: [handle("raid.txt", text)] });
        },
      };
      Object.defineProperty(window, "launchQueue", { value: queue });
    }, TEXT);
    await page.goto("./");
    await tally.extracted();
    expect(await tally.text()).toBe(TEXT);
    await page.goto("./#dataset");
    await page.reload();
    await expect(page.getByRole("dialog", { name: "Import" })).toContainText("two.jsonl");
  });

  test("an article can be begun at once", async ({ tally, page }) => {
    await tally.open();
    await tally.annotate(TEXT);
    await tally.saved();
    await page.goto("./?new");
    await expect(tally.box).toBeVisible();
    expect(page.url()).not.toContain("?");
  });

  test("the page can be installed from the list of commands where the browser offers that", async ({ tally, page }) => {
    await tally.open();
    const commands = page.getByRole("dialog", { name: "All commands" });
    const command = commands.getByRole("option", { name: /Install Tallymark/u });
    await tally.press("Control+k");
    await expect(commands.getByRole("option").first()).toBeVisible();
    await expect(command).toHaveCount(0);
    await tally.press("Escape");
    await page.evaluate(() => {
      const event = new Event("beforeinstallprompt");
      Object.assign(event, { prompt: async () => void Object.assign(window, { asked: true }) });
      dispatchEvent(event);
    });
    await tally.press("Control+k");
    await command.click();
    await page.waitForFunction(() => "asked" in window);
    await tally.press("Control+k");
    await expect(commands.getByRole("option").first()).toBeVisible();
    await expect(command, "an offer is good for one time").toHaveCount(0);
  });
});
