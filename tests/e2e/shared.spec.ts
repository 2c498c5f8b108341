// Published articles, where a checkout has them beside it: somebody else's texts, never part of the project.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "./page.ts";
import { reviewAll } from "./reviewer.ts";

const folder = process.env.TALLYMARK_ARTICLES ?? new URL("../../../shared/articles", import.meta.url).pathname;
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")).sort() : [];

test("published articles are there to be reviewed", () => {
  test.skip(files.length === 0, `no published articles in ${folder}`);
  expect(files.length).toBeGreaterThanOrEqual(5);
});

for (const [index, name] of files.entries()) {
  test(`published article ${index + 1} is annotated, reviewed by keyboard and downloaded`, async ({ tally }) => {
    test.setTimeout(60_000);
    const text = readFileSync(`${folder}/${name}`, "utf8").replaceAll("\r\n", "\n");
    await tally.open();
    await tally.annotate(text);
    expect(await tally.text()).toBe(text);
    const found = await tally.allMarks();
    expect(found.length).toBeGreaterThan(10);
    for (const mark of found) expect(text.slice(mark.start, mark.end)).toBe(mark.text);

    const expected = await reviewAll(tally);
    await tally.saved();
    const [document] = await tally.native();
    expect(document?.text).toBe(text);
    expect(document?.spans).toHaveLength(expected.size);
    for (const span of document?.spans ?? []) expect(span).toMatchObject(expected.get(span.id) ?? {});
    expect(document?.spans.some(({ norm }) => norm?.counted)).toBe(true);
  });
}
