// Files that mean harm, or look like it: nothing in them runs, none takes the page down, and the workspace is as before.
import { document, native } from "./corpus.ts";
import { Download, Opening } from "./datasets.ts";
import { expect, test, textFile, type Tallymark, type Upload } from "./page.ts";
import { deflateSync } from "node:zlib";
import { zip } from "./zip.ts";

const SCRIPT = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
const ran = (tally: Tallymark) => tally.page.evaluate(() => (window as { ran?: number }).ran);

test("script in texts, titles, labels and names of files never runs", async ({ tally, page }) => {
  const text = `He wrote ${SCRIPT} and "=cmd|' /C calc'!A0" in Bergen.`;
  const bad = document(SCRIPT, SCRIPT, text, [
    [SCRIPT, SCRIPT, "accepted"],
    ["=cmd|' /C calc'!A0", "=1+1", "added"],
    ["Bergen", "GPE", "rejected"],
  ]);
  const opening = new Opening(tally);
  await tally.open();
  const broken = '{"schema":"tallymark/1","text":"x","spans":[{"start":0,"end":99,"label":"<img src=x onerror=window.ran=1>"}]}\n';
  await opening.drop({ ...textFile("", native([bad]) + broken), name: `${SCRIPT.replaceAll("/", "\u2215")}.jsonl` });
  await expect(opening.dialog).toContainText("<img src=x onerror=");
  await opening.run("2 documents imported.");
  await opening.dialog.getByRole("button", { name: "Open the first" }).click();
  await expect.poll(() => tally.text()).toBe(text);
  const download = new Download(page);
  await download.open();
  await download.choose("All documents", "CoNLL-2003 IOB2");
  await expect(download.dialog.locator("img, script")).toHaveCount(0);
  for (const format of ["CSV", "brat standoff", "W3C Web Annotation", "Tallymark JSONL"]) {
    await download.choose(format, "This document");
    const file = await download.saved();
    expect(file.name).toMatch(/^[\p{L}\p{N}-]+\.\w+$/u);
    if (format === "CSV") expect(file.buffer.toString()).not.toMatch(/(^|,)"?[=+@-]/m);
    await download.open();
  }
  expect(await ran(tally)).toBeUndefined();
});

const ANN = Buffer.from("T1\tGPE 0 4\tKyiv\n");
const TXT = Buffer.from("Kyiv paid.");
const DEEP = `{"schema":"tallymark/1","text":"x","spans":[{"start":0,"end":1,"label":"A","norm":${"[".repeat(200_000)}${"]".repeat(200_000)}}]}\n`;

/** MessagePack that claims two thousand million items, in the shape of DocBin. */
const CLAIM = Buffer.concat([
  Buffer.from([0x82, 0xa7]),
  Buffer.from("version"),
  Buffer.from([0xa3]),
  Buffer.from("0.1"),
  Buffer.from([0xa5]),
  Buffer.from("attrs"),
  Buffer.from([0xdd, 0x7f, 0xff, 0xff, 0xff]),
]);

const hostile: Record<string, { file: () => Upload; told: RegExp }> = {
  "a zip bomb": {
    file: () => textFile("bomb.zip", zip([{ name: "a.txt", data: Buffer.alloc(600_000_000) }, { name: "a.ann", data: ANN }])),
    told: /a\.txt/,
  },
  "a path out of the archive": {
    file: () => textFile("path.zip", zip([{ name: "../../etc/a.txt", data: TXT }, { name: "../../etc/a.ann", data: ANN }])),
    told: /\.\.\/|outside|path|name/i,
  },
  "a claim of 2 GB in DocBin": {
    file: () => textFile("claim.spacy", deflateSync(CLAIM)),
    told: /./,
  },
  "JSON that is nested without end": { file: () => textFile("deep.jsonl", DEEP), told: /line 1.*recursion limit/ },
};

for (const [name, { file, told }] of Object.entries(hostile)) {
  test(`${name} is refused with a message, and the workspace is as before`, async ({ tally }) => {
    test.setTimeout(90_000);
    await tally.open();
    await tally.annotate("Here before: 7 percent.", { title: "Before" });
    await tally.press("a");
    await tally.saved();
    const before = await tally.native("All documents");
    const opening = new Opening(tally);
    await opening.drop(file());
    await expect(opening.dialog.getByRole("region", { name: "What to know" })).toContainText(told);
    if (await opening.start.isVisible()) {
      await opening.start.click();
      await expect(opening.dialog.getByRole("button", { name: "Import more" })).toBeVisible({ timeout: 30_000 });
      await expect(opening.dialog).toContainText("0 documents imported");
      await opening.close();
    } else {
      await tally.press("Escape");
    }
    expect(await tally.native("All documents")).toEqual(before);
    await tally.press("x");
    await expect(tally.page.getByRole("main")).toBeVisible();
  });
}

test("a claim of 2 GB in an archive is not believed: what comes out of it is what is read", async ({ tally }) => {
  const opening = new Opening(tally);
  await tally.open();
  await opening.drop(textFile("claim.zip", zip([{ name: "a.txt", data: TXT, claims: 0x7fff_ffff }, { name: "a.ann", data: ANN }])));
  await expect(opening.dialog).toContainText("1 document, 1 annotation, 1 of them decided.");
  await opening.run("1 document imported.");
});

test.describe("a converter that breaks", () => {
  const LOADER = "**/tallymark-converter_loader-*.js";

  for (const [name, script] of [
    ["cannot be loaded", undefined],
    ["throws", "throw new Error('broken on purpose')"],
    ["stops in the midst of it", "onmessage = () => { throw new Error('broken on purpose') }; postMessage(['\"ready\"'])"],
  ] as const) {
    test(`one that ${name} costs only its file, and the next is another`, async ({ tally, page, complaints }) => {
      await tally.open();
      await tally.annotate("They paid $5 million.");
      await tally.saved();
      await page.route(LOADER, (route) =>
        script === undefined ? route.abort() : route.fulfill({ contentType: "text/javascript", body: script }),
      );
      const download = new Download(page);
      await download.open();
      await expect(download.told).toContainText("The converter stopped");
      await expect(download.told).toContainText("Nothing of your work is lost.");
      await expect(download.save).toBeDisabled();
      await expect(download.proof).toHaveAttribute("aria-busy", "false");
      // What the browser says of the script is the point of this test.
      complaints.length = 0;
      await page.unroute(LOADER);
      await download.proof.getByRole("button", { name: "Try again" }).click();
      await download.proven();
      await expect(download.told).toHaveText("1 span, all proven.");
    });
  }
});
