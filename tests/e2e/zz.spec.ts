import { test } from "./page.ts";
for (const colorScheme of ["light", "dark"] as const)
test.describe(colorScheme, () => { test.use({ colorScheme, viewport: { width: 1440, height: 900 } });
test("shot", async ({ tally, page }) => {
  await tally.open(); await tally.sample("War");
  await tally.press("a","a","x","a");
  await page.waitForTimeout(400);
  await page.screenshot({ path: `/tmp/seeing-${colorScheme}.png` });
}); });
