// The model of names is a file of its own: the page does not wait for it, and does without it where it cannot be had.
import { readFile } from "node:fs/promises";
import { expect, test } from "./page.ts";

const MODEL = "**/names.bin";
const TEXT = "The raid of 12 May 2026 cost $50 billion, said President Volodymyr Zelensky.";
const FILE = new URL("../../crates/extract/model/names.bin", import.meta.url);

const BAD = [
  ["is missing", { status: 404, body: "" }, /names\.bin could not be loaded: the server answered 404/],
  ["is something else", { body: "<!doctype html>" }, /the file is no model of names/],
] as const;

for (const [name, answer, reason] of BAD) {
  test(`a model that ${name} costs only the names, and is asked for again`, async ({ page, tally }) => {
    await page.route(MODEL, (route) => route.fulfill(answer));
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

test("a model that was cut short or changed on its way is refused with a reason", async ({ page, tally }) => {
  const bytes = await readFile(FILE);
  const changed = Buffer.from(bytes);
  changed[changed.length >> 1] ^= 1;
  for (const body of [bytes.subarray(0, bytes.length >> 1), changed]) {
    await page.route(MODEL, (route) => route.fulfill({ body }));
    await tally.open();
    await tally.annotate(TEXT);
    await expect(tally.messages.getByRole("alert").last()).toContainText(/the model is damaged/);
    await page.unroute(MODEL);
  }
});

test("the page is usable before the model has come", async ({ page, tally }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route(MODEL, async (route) => {
    await held;
    await route.fulfill({ body: await readFile(FILE) });
  });
  await tally.open();
  await tally.annotate(TEXT);
  await expect.poll(() => tally.text()).toBe(TEXT);
  await test.step("words can be labelled by hand meanwhile", async () => {
    await tally.press("s", "s", "2");
    await expect(tally.marks.and(page.locator("[data-decision=added]"))).toHaveCount(1);
    await tally.saved();
  });
  release();
  await expect(tally.marks.and(page.locator("[data-label=PERSON]"))).toHaveText("Volodymyr Zelensky");
  await expect(tally.marks.and(page.locator("[data-decision=added]"))).toHaveCount(1);
});
