// The picture in the README: made by the tests, so that it shows the page as it is.
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "./page.ts";

const picture = fileURLToPath(new URL("../../docs/screenshot.png", import.meta.url));

test.use({ colorScheme: "light", viewport: { width: 1440, height: 900 } });

test("the screenshot of a review that is under way", async ({ tally, page }, info) => {
  const wanted = process.env.UPDATE_SCREENSHOT === "1" || !existsSync(picture);
  const path = wanted ? picture : info.outputPath("screenshot.png");
  await tally.open();
  for (const sample of ["War", "Earthquake", "Finance"]) {
    if (await tally.region.isVisible()) await tally.startNew();
    await tally.sample(sample);
  }
  await page.getByLabel("Published").fill("2026-04-30");
  await page.getByLabel("Published").press("Tab");
  await tally.extracted();
  await tally.marks.first().click();
  // "Bank" of the headline is no name, should it be taken for one.
  for (let mark = 0; mark < 20; mark += 1) await tally.press((await tally.current())?.text === "Bank" ? "x" : "a");
  // An amount under review shows what a value is.
  for (let mark = 0; mark < 20 && (await tally.current())?.label !== "PERCENT"; mark += 1) await tally.press("j");
  await expect(tally.selected.first()).toBeInViewport();
  await tally.saved();
  await page.mouse.move(0, 0);
  await page.screenshot({ path, animations: "disabled" });
  expect((await stat(path)).size).toBeGreaterThan(20_000);
});
