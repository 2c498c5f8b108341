// The model of names is a file of its own: the page does not wait for it, and does without it where it cannot be had.
import { readFile } from "node:fs/promises";
import { expect, test } from "./page.ts";

const MODEL = "**/names-*.bin";
const TEXT = "The raid of 12 May 2026 cost $50 billion, said President Volodymyr Zelensky.";
const FILE = new URL("../../crates/extract/model/names.bin", import.meta.url);

/** The model, cut in the middle or with one bit changed. */
async function harmed(cut: boolean): Promise<Buffer> {
  const bytes = await readFile(FILE);
  const middle = bytes.length >> 1;
  bytes[middle] ^= 1;
  return cut ? bytes.subarray(0, middle) : bytes;
}

const BAD = [
  ["is missing", async () => ({ status: 404, body: "" }), /names\.bin could not be loaded: the server answered 404/],
  ["is something else", async () => ({ body: "<!doctype html>" }), /the file is no model of names/],
  ["was cut short", async () => ({ body: await harmed(true) }), /the model is damaged/],
  ["was changed on its way", async () => ({ body: await harmed(false) }), /the model is damaged/],
] as const;

for (const [name, answer, reason] of BAD) {
  test(`a model that ${name} costs only the names, and is asked for again`, async ({ page, tally }) => {
    await page.route(MODEL, async (route) => route.fulfill(await answer()));
    await tally.open();
    await tally.annotate(TEXT);
    await expect(tally.marks.and(page.locator("[data-label=MONEY]"))).toHaveText("$50 billion");
    await expect(tally.messages.getByRole("alert")).toContainText(reason);
    await expect(tally.marks.and(page.locator("[data-label=PERSON]"))).toHaveCount(0);
    await page.unroute(MODEL);
    await tally.documents.getByRole("button", { name: "Suggest again" }).click();
    await expect(tally.marks.and(page.locator("[data-label=PERSON]"))).toHaveText("Volodymyr Zelensky");
  });
}

test("the page is usable before the model has come", async ({ page, tally }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route(MODEL, async (route) => {
    await held;
    await route.fulfill({ body: await readFile(FILE) });
  });
  await tally.open();
  await tally.box.fill(TEXT);
  await tally.annotateButton.click();
  await expect(tally.region).toBeVisible();
  expect(await tally.text()).toBe(TEXT);
  await test.step("words can be labelled by hand meanwhile", async () => {
    await tally.press("s", "s", "2");
    await expect(tally.marks.and(page.locator("[data-decision=added]"))).toHaveCount(1);
    await tally.saved();
  });
  release();
  await expect(tally.marks.and(page.locator("[data-label=PERSON]"))).toHaveText("Volodymyr Zelensky");
  await expect(tally.marks.and(page.locator("[data-decision=added]"))).toHaveCount(1);
});
