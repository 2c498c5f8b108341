// The page writes our texts in every format; the tools that read them are asked about the files in tests/interop.
import { mkdir, writeFile } from "node:fs/promises";
import { CORPUS, native } from "./corpus.ts";
import { parse } from "./dataset.ts";
import { Download, FORMATS, Opening } from "./datasets.ts";
import { expect, test, textFile } from "./page.ts";

const folder = new URL("../../target/interop/page/", import.meta.url);

test("the page writes every format for the tools that read it, and says what they cannot hold", async ({ tally, page }) => {
  test.setTimeout(180_000);
  await tally.open();
  await new Opening(tally).bring(textFile("corpus.jsonl", native(CORPUS)), `${CORPUS.length} documents imported.`);
  // Some decisions are the page's own.
  await tally.documents.getByRole("button", { name: /^Bakery/ }).click();
  await expect(tally.region).toBeVisible();
  await tally.marks.filter({ hasText: "Olena Hrytsenko" }).click();
  await tally.press("a");
  await tally.documents.getByRole("button", { name: /^Two lines/ }).click();
  await tally.marks.filter({ hasText: "2 million" }).click();
  await tally.press("x");
  await tally.saved();

  const download = new Download(page);
  const losses: { format: string; document: string; start: number; end: number; label: string }[] = [];
  const texts = new Map(CORPUS.map(({ id, text }) => [id, text]));
  await mkdir(folder, { recursive: true });
  for (const [name, format] of Object.entries(FORMATS)) {
    await test.step(format, async () => {
      await download.open();
      await download.choose(format, "All documents");
      for (const { outcome, ...loss } of await download.losses()) {
        if (outcome === "token-split") continue;
        expect(outcome, JSON.stringify(loss)).toBe("left-out");
        const codePoints = (at: number) => Array.from(texts.get(loss.document)?.slice(0, at) ?? "").length;
        losses.push({ format: name.replace(/\..*/, ""), ...loss, start: codePoints(loss.start), end: codePoints(loss.end) });
      }
      const file = await download.saved();
      expect(file.name.split(".").at(-1)).toBe(name.split(".").at(-1));
      await writeFile(new URL(name, folder), file.buffer);
      if (name === "native.jsonl") {
        const documents = parse(file.buffer.toString());
        expect(documents.map(({ id }) => id)).toEqual(CORPUS.map(({ id }) => id));
        expect(documents[0]?.spans.find(({ text }) => text === "Olena Hrytsenko")?.decision).toBe("accepted");
      }
    });
  }
  await writeFile(new URL("losses.json", folder), JSON.stringify(losses, null, 1));
  // Nested spans are what formats of tokens cannot hold; all others hold everything.
  expect(new Set(losses.map(({ format }) => format))).toEqual(
    new Set(["docbin", "conll-iob2", "conll-biluo", "huggingface"]),
  );
});
