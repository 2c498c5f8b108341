// The page as one file, opened from the disk: it does all that the page does, and asks no network for anything.
import { expect, test as base } from "@playwright/test";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { CORPUS, native } from "./corpus.ts";
import { parse, parseCsv } from "./dataset.ts";
import { Download, Opening } from "./datasets.ts";
import { Tallymark, textFile } from "./page.ts";
import { unzip } from "./zip.ts";

const FILE = new URL("../../dist/tallymark.html", import.meta.url);

/** Opens a file of the disk. The browser may complain about nothing, nor ask for anything but that file. */
const test = base.extend<{ tally: Tallymark; complaints: string[]; quiet: void }>({
  tally: async ({ page }, use) => use(new Tallymark(page)),
  complaints: async ({}, use) => use([]),
  quiet: [
    async ({ context, complaints }, use) => {
      context.on("weberror", (error) => complaints.push(`error: ${error.error().message}`));
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(`console: ${message.text()}`);
      });
      context.on("request", (request) => {
        const { protocol } = new URL(request.url());
        const isDocument = protocol === "file:" && request.isNavigationRequest();
        if (!isDocument && !["blob:", "data:"].includes(protocol)) complaints.push(`request: ${request.url()}`);
      });
      await use();
      expect(complaints, "the browser has no complaint and asks no network for anything").toEqual([]);
    },
    { auto: true },
  ],
});

async function open(tally: Tallymark): Promise<void> {
  await tally.page.goto(FILE.href);
  await expect(tally.box.or(tally.region)).toBeVisible();
}

/** A file with some of its bytes changed. */
async function changed(path: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  await writeFile(path, change(await readFile(FILE)));
  return pathToFileURL(path).href;
}

/** The middle of a part: a place where nothing but its data is. */
function within(bytes: Buffer, name: RegExp): number {
  const text = bytes.toString("latin1");
  const element = new RegExp(`data-part="${name.source}"[^>]*>`).exec(text);
  if (!element) throw new Error(`there is no part ${name}`);
  const start = element.index + element[0].length;
  return Math.floor((start + text.indexOf("</script>", start)) / 2);
}

test("a sample is annotated, decided on and found again after a reload, without a network", async ({ tally, context }) => {
  await context.setOffline(true);
  await open(tally);
  await tally.sample("War");
  const labels = (await tally.allMarks()).map(({ label }) => label);
  for (const label of ["PERSON", "ORG", "DATE", "CARDINAL"]) expect(labels).toContain(label);
  await expect(tally.marks.and(tally.page.locator("[data-value]")).first()).toBeVisible();
  await tally.press("a", "a", "x");
  expect((await tally.allMarks()).filter(({ decision }) => decision === "accepted").length).toBeGreaterThanOrEqual(2);
  await tally.saved();
  const before = await tally.screen();
  await tally.reload();
  expect(await tally.screen()).toEqual(before);
});

test("datasets are written, proven and opened", async ({ tally, page }) => {
  await open(tally);
  const opening = new Opening(tally);
  await opening.bring(textFile("corpus.jsonl", native(CORPUS)), `${CORPUS.length} documents imported.`);
  const download = new Download(page);
  const written = new Map<string, Buffer>();
  // A converter is started for each, from the same address.
  for (const format of ["Tallymark JSONL", "CSV", "brat standoff"]) {
    await download.open();
    await download.choose(format, "All documents");
    await expect(download.told).toHaveAttribute("data-proof", /holds|changes/);
    written.set(format, (await download.saved()).buffer);
  }
  expect(parse(written.get("Tallymark JSONL")!.toString())).toHaveLength(CORPUS.length);
  expect(parseCsv(written.get("CSV")!.toString()).length).toBeGreaterThan(CORPUS.length);
  expect(unzip(written.get("brat standoff")!).size).toBeGreaterThanOrEqual(2 * CORPUS.length);
});

test("two annotators are compared", async ({ tally, page }) => {
  await open(tally);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Compare annotators");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Compare annotators" });
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose files…" }).click();
  const other = native(CORPUS).replaceAll('"decided_by":"Ann"', '"decided_by":"Bo"');
  await (await chooser).setFiles([textFile("ann.jsonl", native(CORPUS)), textFile("bo.jsonl", other)]);
  await dialog.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(dialog.getByRole("region", { name: "By label" })).toBeVisible({ timeout: 30_000 });
});

test("it says where its data are, which Tallymark it is, and has the licences", async ({ tally, page }) => {
  await open(tally);
  const note = page.getByText("This is Tallymark in one file.");
  await expect(note).toContainText("any other HTML file that you open from this computer could read it");
  await page.keyboard.press("Tab");
  await tally.annotate("It cost $3 million.");
  await expect(note).toBeHidden();
  const version = await page.locator("meta[name=version]").getAttribute("content");
  expect(version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
  await tally.press("Shift+P");
  const settings = page.getByRole("dialog", { name: "Settings" });
  await expect(settings).toContainText(`Tallymark ${version!.replace("+", ", build ")}`);
  await expect(settings.getByRole("link", { name: "Download Tallymark as one file" })).toHaveCount(0);
  const download = page.waitForEvent("download");
  await settings.getByRole("link", { name: "Licences" }).click();
  const licences = await readFile(await (await download).path(), "utf8");
  for (const words of ["Permission is hereby granted", "Apache License", "Wikigold", "wasm-bindgen"]) {
    expect(licences).toContain(words);
  }
});

test("its policy lets nothing in and nothing out", async ({ tally, page, complaints }) => {
  await open(tally);
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  const rules = new Map(policy!.split("; ").map((rule) => [rule.split(" ")[0]!, rule.split(" ").slice(1)]));
  expect(rules.get("default-src")).toEqual(["'none'"]);
  expect(rules.get("connect-src")).toEqual(["blob:"]);
  expect(rules.get("worker-src")).toEqual(["blob:"]);
  for (const name of ["script-src", "style-src"]) {
    for (const source of rules.get(name)!) expect(source).toMatch(/^('sha256-.*'|blob:|'wasm-unsafe-eval')$/);
  }
  const stopped: (string | undefined)[] = [];
  page.on("requestfailed", (request) => stopped.push(request.failure()?.errorText));
  const refused = await page.evaluate(async () => {
    const refused: string[] = [];
    addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
    new Image().src = "http://127.0.0.2:9/a.png";
    const script = Object.assign(document.createElement("script"), { textContent: "window.stranger = true" });
    document.head.append(script);
    await fetch("http://127.0.0.2:9/").catch(() => undefined);
    await fetch(location.href).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return [...refused, "stranger" in window];
  });
  expect(refused).toEqual(expect.arrayContaining(["img-src", "script-src-elem", "connect-src"]));
  expect(refused.filter((directive) => directive === "connect-src")).toHaveLength(2);
  expect(refused.at(-1)).toBe(false);
  // The picture is told of as a request; that is as far as it came.
  expect(stopped).toEqual(["csp"]);
  for (const complaint of complaints.splice(0)) expect(complaint).toMatch(/Content Security Policy|127\.0\.0\.2/);
});

for (const name of [/names-[\w]+\.bin/, /tallymark-page[\w-]*\.wasm/, /tallymark-converter_bg[\w-]*\.wasm/, /style\.css/]) {
  test(`one changed byte of ${name.source} is noticed`, async ({ page }, info) => {
    const file = await changed(info.outputPath("damaged.html"), (bytes) => {
      const at = within(bytes, name);
      const isPlain = (byte: number) => byte >= 0x40 && byte < 0x7e;
      const place = bytes.findIndex((byte, index) => index >= at && isPlain(byte));
      bytes[place]! ^= 1;
      return bytes;
    });
    await page.goto(file);
    await expect(page.getByRole("alert")).toContainText("This file is damaged, so nothing was opened.");
    await expect(page.getByRole("alert")).toContainText(name);
    await expect(page.getByRole("textbox")).toHaveCount(0);
  });
}

test("a file that ends too early is noticed", async ({ page }, info) => {
  await page.goto(await changed(info.outputPath("short.html"), (bytes) => bytes.subarray(0, 1_000_000)));
  await expect(page.getByRole("alert")).toContainText("This file is damaged, so nothing was opened.");
});

test.describe("in Ukrainian", () => {
  test.use({ locale: "uk-UA" });

  test("a damaged file is told of", async ({ page }, info) => {
    await page.goto(await changed(info.outputPath("short.html"), (bytes) => bytes.subarray(0, 1_000_000)));
    await expect(page.getByRole("alert")).toContainText("Файл пошкоджено, тому нічого не відкрито.");
    await expect(page.locator("html")).toHaveAttribute("lang", "uk");
  });
});

test("a script that was changed is not run, and that is told", async ({ page, complaints }, info) => {
  const other = (bytes: Buffer) => Buffer.from(bytes.toString("utf8").replace("const GIVEN =", "const GIVEN  ="));
  await page.goto(await changed(info.outputPath("changed.html"), other));
  const late = page.getByText("If this stays, the file is damaged or this browser is too old.");
  await expect(page.getByText("Opening…")).toBeVisible();
  await expect(late).toBeHidden();
  // Nobody waits for it here.
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await expect(late).toBeVisible();
  for (const complaint of complaints.splice(0)) expect(complaint).toContain("Content Security Policy");
});

base("the site offers it", async ({ page, request }) => {
  await page.goto("./");
  await page.getByRole("textbox", { name: "Article text" }).waitFor();
  await expect(page.getByText("This is Tallymark in one file.")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Settings");
  await page.keyboard.press("Enter");
  const link = page.getByRole("dialog", { name: "Settings" }).getByRole("link", { name: "Download Tallymark as one file" });
  const download = page.waitForEvent("download");
  await link.click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("tallymark.html");
  expect((await readFile(await file.path())).equals(await readFile(FILE))).toBe(true);
  // It also opens where a server gives it.
  await page.goto("./tallymark.html");
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeVisible();
});
