// Storage that is full: the work goes on in memory, nothing says that it is stored, and nothing is lost once it is again.
import { contents, parseBackup } from "./backups.ts";
import { random } from "./killing.ts";
import { expect, test, type Tallymark } from "./page.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";

/** A text of some 200 kB with one mention, and words that no compression makes small. */
function long(number: number): string {
  const chance = random(number);
  const words = Array.from({ length: 25_000 }, () => chance().toString(36).slice(2, 9).replace(/\d/g, "q"));
  return `Article ${number} cost $5 million.\n\n${words.join(" ")}.`;
}

const decisions = async (tally: Tallymark) => (await tally.allMarks()).map(({ decision }) => decision);

test("what does not fit stays in memory and is stored as soon as there is room again", async ({ tally, page, context, baseURL }) => {
  test.setTimeout(120_000);
  const session = await context.newCDPSession(page);
  const { origin } = new URL(baseURL ?? "");
  // From the start: the browser asks how much there is only once in a while.
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 700_000 });
  await tally.open();
  await tally.annotate(TEXT, { title: "Small" });
  await tally.press("a");
  await tally.saved();

  let articles = 0;
  while ((await tally.status.textContent()) !== "Not saved") {
    articles += 1;
    expect(articles, "the storage is full at some time").toBeLessThan(20);
    await tally.startNew();
    await tally.annotate(long(articles), { title: `Article ${articles}` });
    await expect(tally.status).toHaveText(/^(Saved|Not saved)$/, { timeout: 20_000 });
  }
  const banner = tally.messages.getByRole("alert").filter({ hasText: "does not store your work" });
  await expect(banner).toBeVisible();

  // Work goes on; whatever is tried meanwhile, nothing says that it is stored.
  await tally.press("a");
  await tally.documents.getByRole("button", { name: /^Small/ }).click();
  await expect(tally.marks).toHaveCount(3);
  await tally.press("x", "a");
  await expect.poll(() => decisions(tally)).toEqual(["accepted", "rejected", "accepted"]);
  await page.waitForTimeout(4000);
  await expect(tally.status).toHaveText("Not saved");
  await expect(banner).toBeVisible();
  const before = await tally.native("All documents");
  expect(before).toHaveLength(articles + 1);
  // What storage has no room for is one click away as a file.
  const download = page.waitForEvent("download");
  await banner.getByRole("button", { name: "Download a backup" }).click();
  const { lines } = parseBackup(await contents(await download));
  expect(lines.filter(({ record }) => JSON.stringify(record).includes("put_document"))).toHaveLength(articles + 1);

  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await expect(tally.status).toHaveText("Saved", { timeout: 20_000 });
  await expect(banner).toHaveCount(0);
  await tally.reload();
  await expect.poll(() => decisions(tally)).toEqual(["accepted", "rejected", "accepted"]);
  expect(await tally.native("All documents")).toEqual(before);
});
