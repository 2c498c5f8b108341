// The browser is killed while decisions are being made: what was shown as saved is there when it starts again.
//
// TALLYMARK_KILLS is how often: 10 times in every run of all tests, 50 for the figures in ARCHITECTURE.md, some ten minutes.
// TALLYMARK_SEED repeats a run (each prints its seed).
import { expect, test as base } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import { document, native } from "./corpus.ts";
import { Opening } from "./datasets.ts";
import { Mortal, random } from "./killing.ts";
import { Ordeal, SEED } from "./ordeal.ts";
import { Tallymark, textFile } from "./page.ts";

const KILLS = Number(process.env.TALLYMARK_KILLS ?? 10);

/** Of what takes longer or has fewer moments that matter. */
const FEWER = Math.ceil(KILLS / 5);

/** Starts browsers on a profile, which each leaves to the next. */
const test = base.extend<{ start: (profile?: string) => Promise<Mortal> }>({
  start: async ({ launchOptions, baseURL, headless }, use, testInfo) => {
    const begun: Mortal[] = [];
    await use(async (profile = "profile") => {
      const browser = await Mortal.start(testInfo.outputPath(profile), { ...launchOptions, headless }, baseURL);
      begun.push(browser);
      return browser;
    });
    for (const browser of begun) if (!browser.isDead) await browser.context.close();
  },
});

/** A round is two or three seconds where nothing else runs. */
const enough = (rounds: number) => test.setTimeout(60_000 + rounds * 15_000);

test("every decision that was shown as saved is there after the browser was killed", async ({ start }) => {
  enough(KILLS);
  const ordeal = new Ordeal("kills with one tab");
  for (let kill = 0; kill < KILLS; kill += 1) {
    const browser = await start();
    await ordeal.resume(browser.page, browser.witness);
    await ordeal.work([browser.page], browser.witness, () => browser.kill());
  }
  const last = await start();
  await ordeal.resume(last.page, last.witness);
  ordeal.report();
  expect(ordeal.losses, `seed ${SEED}`).toEqual([]);
  expect(ordeal.discarded, "as rare as it is in Chromium itself").toBeLessThanOrEqual(1);
  expect(ordeal.shownSaved).toBeGreaterThan(0);
});

test("with two tabs every decision that was shown as saved is there after the browser was killed", async ({ start }) => {
  enough(KILLS);
  const ordeal = new Ordeal("kills with two tabs");
  for (let kill = 0; kill < KILLS; kill += 1) {
    const browser = await start();
    const { page, witness } = browser;
    await ordeal.resume(page, witness);
    const second = await browser.context.newPage();
    await second.goto("./");
    await expect(second.locator(".save-status")).not.toHaveText("Opening…");
    await ordeal.work([page, second], witness, () => browser.kill());
  }
  const last = await start();
  await ordeal.resume(last.page, last.witness);
  ordeal.report();
  expect(ordeal.losses, `seed ${SEED}`).toEqual([]);
  expect(ordeal.discarded, "as rare as it is in Chromium itself").toBeLessThanOrEqual(1);
  expect(ordeal.shownSaved).toBeGreaterThan(0);
});

/** Runs in the page: once it is to lie, what is written to the journal is taken out again before the transaction completes. */
function promiseInVain(): void {
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (...record) {
    const request = add.apply(this, record);
    if (this.name === "journal" && "lies" in window) request.addEventListener("success", () => this.delete(request.result));
    return request;
  };
}

test("a page that says Saved of what is not stored is found out", async ({ start }) => {
  enough(2);
  const ordeal = new Ordeal("kills with a page that promises in vain");
  const honest = await start();
  await ordeal.resume(honest.page, honest.witness);
  await ordeal.work([honest.page], honest.witness, () => honest.kill());
  const lying = await start();
  await lying.page.addInitScript(promiseInVain);
  await ordeal.resume(lying.page, lying.witness);
  expect(ordeal.losses, `seed ${SEED}`).toEqual([]);
  const betray = () => lying.page.evaluate(() => void Object.assign(window, { lies: true }));
  await ordeal.work([lying.page], lying.witness, () => lying.kill(), betray);
  const last = await start();
  await ordeal.resume(last.page, last.witness);
  ordeal.report();
  expect(ordeal.losses.length, `seed ${SEED}`).toBeGreaterThan(0);
});

test("a tab that crashes or is closed loses nothing that was shown as saved", async ({ start }) => {
  enough(FEWER);
  const ordeal = new Ordeal("crashes and closings of a tab");
  const { context, witness } = await start();
  for (let round = 0; round <= FEWER; round += 1) {
    const page = await context.newPage();
    await ordeal.resume(page, witness);
    if (round === FEWER) break;
    await ordeal.work([page], witness, async () => {
      if (round % 2 === 0) return page.close();
      const crashed = page.waitForEvent("crash");
      const session = await context.newCDPSession(page);
      // The answer to this never comes.
      session.send("Page.crash").catch(() => undefined);
      await crashed;
      await page.close();
    });
  }
  ordeal.report();
  expect(ordeal.losses, `seed ${SEED}`).toEqual([]);
  expect(ordeal.discarded, "as rare as it is in Chromium itself").toBeLessThanOrEqual(1);
  expect(ordeal.shownSaved).toBeGreaterThan(0);
});

test("a browser that is killed while it opens the page loses nothing", async ({ start }) => {
  enough(FEWER * 2);
  const ordeal = new Ordeal("kills while the page opens, and after");
  for (let round = 0; round < FEWER; round += 1) {
    const browser = await start();
    await ordeal.resume(browser.page, browser.witness);
    await ordeal.work([browser.page], browser.witness, () => browser.kill());
    const opening = await start();
    const killed = pause(ordeal.moment(1500)).then(() => opening.kill());
    await opening.page.goto("./").catch((error: unknown) => {
      if (!opening.isDead) throw error;
    });
    await killed;
  }
  const last = await start();
  await ordeal.resume(last.page, last.witness);
  ordeal.report();
  expect(ordeal.losses, `seed ${SEED}`).toEqual([]);
  expect(ordeal.discarded, "as rare as it is in Chromium itself").toBeLessThanOrEqual(1);
  expect(ordeal.shownSaved).toBeGreaterThan(0);
});

/** Two hundred documents with three decisions each. */
const FILE = Array.from({ length: 200 }, (_, at) =>
  document(`d${at}`, `Document ${at}`, `The mill ${at} in Bergen sold for $${at + 2} million to Acme Corp. in May.`, [
    ["Bergen", "GPE", "accepted"],
    [`$${at + 2} million`, "MONEY", "corrected"],
    ["Acme Corp.", "ORG", "rejected"],
  ]),
);

test("a browser that is killed during an import has what was shown as saved, and no document by half", async ({ start }) => {
  enough(FEWER * 2);
  const [chance, begin, came] = [random(SEED), Date.now(), [] as number[]];
  let took = 0;
  for (let round = 0; round < FEWER; round += 1) {
    const browser = await start(`profile-${round}`);
    const opening = new Opening(new Tallymark(browser.page));
    await opening.tally.open();
    await opening.drop(textFile("mills.jsonl", native(FILE)));
    const sights = () => browser.witness.sights(browser.page);
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await pause(1);
    };
    await opening.start.click();
    await until(() => (sights().at(-1)?.documents ?? 0) > 0);
    const first = Date.now();
    // The first round tells how long it takes until all of it is stored; the others end in the midst of that.
    if (round === 0) await until(() => sights().at(-1)?.documents === FILE.length && sights().at(-1)?.saved === true);
    else await pause(Math.floor(chance() * took));
    if (round === 0) took = Date.now() - first;
    await browser.kill();
    const shown = sights().findLast(({ saved }) => saved)?.documents ?? 0;

    const again = await start(`profile-${round}`);
    const tally = new Tallymark(again.page);
    await tally.open();
    await expect(tally.messages.getByRole("alert"), "every stored record can be read").toHaveCount(0);
    await expect(tally.status).not.toHaveText("Opening…");
    const hasDocuments = await again.page.getByRole("button", { name: "Download", exact: true }).isEnabled();
    const documents = hasDocuments ? await tally.native("All documents") : [];
    const spans = ({ spans }: (typeof FILE)[number]) => spans.map(({ start, end, label, decision }) => ({ start, end, label, decision }));
    for (const { text, ...document } of documents) {
      const source = FILE.find((source) => source.text === text);
      expect(spans({ text, ...document }), `seed ${SEED}`).toEqual(source && spans(source));
    }
    expect(documents.length, `seed ${SEED}`).toBeGreaterThanOrEqual(shown);
    came.push(documents.length);
    await again.kill();
  }
  const seconds = ((Date.now() - begin) / 1000).toFixed(0);
  console.log(`kills during an import of 200 documents: ${FEWER} survived, with ${came.join(", ")} documents (TALLYMARK_SEED=${SEED}, ${seconds} s)`);
});
