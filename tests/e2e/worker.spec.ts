// The extraction worker may end at any time: that costs one result and nothing else.
import { expect, test } from "./page.ts";

const WORKER = "**/tallymark-worker_loader-*.js";
const TEXT = "The raid of 12 May 2026 cost $50 billion, said Ana Ruiz.";

for (const [name, script] of [
  ["cannot start", "throw new Error('no start');"],
  ["ends while it works", "postMessage('ready'); onmessage = () => { throw new Error('out of memory'); };"],
] as const) {
  test(`a worker that ${name} costs only its suggestions`, async ({ page, tally }) => {
    await page.route(WORKER, (route) => route.fulfill({ contentType: "text/javascript", body: script }));
    await tally.open();
    await tally.annotate(TEXT);
    await expect(tally.messages.getByRole("alert")).toContainText(/Nothing could be suggested for “The raid of 12 May/);
    expect(await tally.text()).toBe(TEXT);
    await expect(tally.marks).toHaveCount(0);

    await test.step("mentions can be added by hand", async () => {
      await tally.press("s", "s", "2");
      await expect(tally.marks).toHaveAttribute("data-decision", "added");
      await tally.press("u");
      await tally.saved();
    });

    await test.step("another worker is started when it is asked again", async () => {
      await page.unroute(WORKER);
      await tally.documents.getByRole("button", { name: "Suggest again" }).click();
      await expect(tally.marks.and(page.locator("[data-label=MONEY]"))).toHaveText("$50 billion");
    });
  });
}
