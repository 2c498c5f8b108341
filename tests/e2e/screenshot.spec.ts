// The picture in the README: made by the tests, so that it shows the page as it is.
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "./page.ts";

const picture = fileURLToPath(new URL("../../docs/screenshot.png", import.meta.url));

test.use({ colorScheme: "light", viewport: { width: 1440, height: 900 } });

test("the screenshot of a review that is half done", async ({ tally, page }, info) => {
  const wanted = process.env.UPDATE_SCREENSHOT === "1" || !existsSync(picture);
  const path = wanted ? picture : info.outputPath("screenshot.png");
  await tally.open();
  for (const sample of ["War", "Earthquake", "Finance"]) {
    if (await tally.region.isVisible()) await tally.startNew();
    await tally.sample(sample);
  }
  const half = Math.floor((await tally.marks.count()) / 2);
  for (let mark = 0; mark < half; mark += 1) await tally.press(mark % 9 === 5 ? "x" : "a");
  await tally.saved();
  const first = await tally.region.locator("mark[data-decision=accepted]").first().getAttribute("data-id");
  // From the top, with a mention under review that shows what a value is.
  await tally.region.locator(`mark[data-id="${first}"]`).first().click();
  await tally.press("j", "j", "j", "j");
  await expect(tally.selected.first()).toBeInViewport();
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: "disabled" });
  expect((await stat(path)).size).toBeGreaterThan(20_000);
});
