// Two tabs on the same workspace: one writes, the others follow it and can take over, and nothing shown as saved is lost.
import type { BrowserContext, CDPSession } from "@playwright/test";
import { expect, test, Tallymark } from "./page.ts";
import { stored } from "./storage.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";
const OTHER = "Norway lent 3 million euros on 2 June 2024.";

/** A tab, and what is to be seen there of the others. */
class Tab extends Tallymark {
  readonly banner = this.messages.getByRole("note").filter({ hasText: "Another tab is open on this workspace" });
  readonly button = this.messages.getByRole("button", { name: /^Tak(e over|ing over…)$/ });

  async follows(): Promise<void> {
    await expect(this.banner).toBeVisible();
    await expect(this.status).toHaveText("Following");
  }

  async writes(): Promise<void> {
    await expect(this.banner).toHaveCount(0, { timeout: 15_000 });
    await expect(this.status).toHaveText(/^(Saved|Saving…|)$/);
  }

  /** By the keyboard alone. */
  async takeOver(): Promise<void> {
    await this.button.focus();
    await this.press("Enter");
    await this.writes();
  }

  async decisions(): Promise<string> {
    return (await this.allMarks()).map(({ decision }) => decision).join(" ");
  }

  /** Waits until it shows these decisions. */
  async shows(...decisions: string[]): Promise<void> {
    await expect.poll(() => this.decisions()).toBe(decisions.join(" "));
  }

  /** Everything that a dataset has of the workspace. */
  async dataset(): Promise<unknown> {
    return (await this.native("All documents")).map((document) => ({ ...document, seconds: undefined }));
  }
}

async function tab(context: BrowserContext): Promise<Tab> {
  const tab = new Tab(await context.newPage());
  await tab.open();
  return tab;
}

/** A tab that writes, with an article, and one that follows it. */
async function pair(context: BrowserContext): Promise<[Tab, Tab]> {
  const writer = await tab(context);
  await writer.annotate(TEXT, { title: "First" });
  await writer.saved();
  const follower = await tab(context);
  await follower.follows();
  await follower.shows("suggested", "suggested", "suggested");
  return [writer, follower];
}

async function same(...tabs: Tab[]): Promise<void> {
  const [first, ...others] = await Promise.all(tabs.map((tab) => tab.dataset()));
  for (const other of others) expect(other).toEqual(first);
}

test("a tab follows what the other decides, corrects, takes back, adds and removes", async ({ context }) => {
  const [writer, follower] = await pair(context);
  await writer.writes();
  await writer.press("a", "x");
  await follower.shows("accepted", "rejected", "suggested");
  await writer.press("m");
  await follower.shows("accepted", "rejected", "corrected");
  await writer.press("u", "u");
  await follower.shows("accepted", "suggested", "suggested");
  await writer.startNew();
  await writer.annotate(OTHER, { title: "Second" });
  await expect(follower.documents.getByRole("listitem")).toHaveCount(2);
  // Its screen is its own.
  expect(await follower.text()).toBe(TEXT);
  await follower.documents.getByRole("button", { name: /^Second/ }).click();
  await follower.shows("suggested", "suggested", "suggested");
  await writer.press("a");
  await follower.shows("accepted", "suggested", "suggested");
  expect(await follower.text()).toBe(OTHER);
  // What is open there goes.
  await writer.documents.getByRole("button", { name: "Remove Second" }).click();
  await expect(follower.documents.getByRole("listitem")).toHaveCount(1);
  await expect.poll(() => follower.text()).toBe(TEXT);
  await follower.shows("accepted", "suggested", "suggested");
  await writer.press("u");
  await expect(follower.documents.getByRole("listitem")).toHaveCount(2);
  await writer.saved();
  await follower.follows();
  await same(writer, follower);
});

test("a tab that follows reads, searches and downloads, and refuses to change anything", async ({ context }) => {
  const [writer, follower] = await pair(context);
  const before = (await stored(writer.page, "journal")).length;
  const screen = await stored(writer.page, "screen");
  await follower.press("a");
  await expect(follower.messages.getByRole("note").filter({ hasText: "Take over to change anything here" })).toBeVisible();
  await follower.press("x", "m", "u", "Shift+A");
  await follower.shows("suggested", "suggested", "suggested");
  await follower.startNew();
  await follower.box.fill(OTHER);
  await follower.annotateButton.click();
  await expect(follower.box).toHaveValue(OTHER);
  await follower.documents.getByRole("button", { name: /^First/ }).click();
  await follower.search.fill("12 percent");
  await expect(follower.page.getByText("1/1").or(follower.page.getByText("1 of 1"))).toBeVisible();
  await follower.search.press("Escape");
  await same(writer, follower);
  expect((await stored(writer.page, "journal")).length).toBe(before);
  expect(await stored(writer.page, "screen")).toEqual(screen);
  await writer.shows("suggested", "suggested", "suggested");
});

test("taking over goes back and forth, and undo with it", async ({ context }) => {
  const [one, two] = await pair(context);
  await one.press("a");
  await one.saved();
  await two.takeOver();
  await one.follows();
  await two.shows("accepted", "suggested", "suggested");
  await two.press("j", "x");
  await one.shows("accepted", "rejected", "suggested");
  await one.press("a");
  await one.shows("accepted", "rejected", "suggested");
  await two.saved();
  // What the other has done can be undone here.
  await one.takeOver();
  await two.follows();
  await one.press("u", "u");
  await two.shows("suggested", "suggested", "suggested");
  await one.press("Shift+U");
  await two.shows("accepted", "suggested", "suggested");
  await one.saved();
  await same(one, two);
  await two.reload();
  await two.follows();
  await same(one, two);
});

test("twenty times back and forth with decisions under way: nothing that was shown as saved is lost", async ({ context }) => {
  test.setTimeout(240_000);
  const one = await tab(context);
  await one.sample("Finance");
  await one.saved();
  const two = await tab(context);
  await two.follows();
  await expect(two.marks.first()).toBeVisible();
  let [writer, follower] = [one, two];
  const saved = new Map<string, string>();
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  for (let turn = 0; turn < 20; turn += 1) {
    for (let act = 0; act < 2 + random(5); act += 1) await writer.press(random(3) === 0 ? "x" : "a");
    if (random(2) === 0) {
      await writer.saved();
      for (const { id, decision } of await writer.allMarks()) if (decision !== "suggested") saved.set(id, decision);
    }
    // Asked while keys are still being pressed in the other tab.
    const typing = (async () => {
      for (let act = 0; act < random(6); act += 1) await writer.press("a");
    })();
    await Promise.all([typing, follower.takeOver()]);
    await writer.follows();
    [writer, follower] = [follower, writer];
    await writer.press("j");
  }
  await expect(writer.status).toHaveText("Saved");
  await expect(one.messages.getByText("not stored")).toHaveCount(0);
  await expect(two.messages.getByText("not stored")).toHaveCount(0);
  const last = new Map((await writer.allMarks()).map(({ id, decision }) => [id, decision]));
  for (const [id, decision] of saved) expect(last.get(id), id).toBe(decision);
  await same(writer, follower);
  const before = await writer.dataset();
  await follower.reload();
  expect(await follower.dataset()).toEqual(before);
  await follower.page.close();
  await writer.reload();
  expect(await writer.dataset()).toEqual(before);
});

for (const end of ["closed", "crashed"] as const) {
  test(`when the tab that writes is ${end}, the other writes by itself`, async ({ context }) => {
    const [writer, follower] = await pair(context);
    await writer.press("a");
    await writer.saved();
    if (end === "closed") {
      await writer.page.close();
    } else {
      const session = await context.newCDPSession(writer.page);
      await Promise.race([session.send("Page.crash").catch(() => undefined), writer.page.waitForEvent("crash")]);
    }
    await follower.writes();
    await expect(follower.messages).toContainText("The other tab is closed. This one writes now.");
    await follower.shows("accepted", "suggested", "suggested");
    await follower.press("j", "x");
    await follower.saved();
    await follower.reload();
    await follower.shows("accepted", "rejected", "suggested");
  });
}

/** Stops all scripts of a tab, at once. */
async function freeze(context: BrowserContext, frozen: Tab): Promise<CDPSession> {
  const session = await context.newCDPSession(frozen.page);
  await session.send("Debugger.enable");
  const paused = new Promise((resolve) => session.once("Debugger.paused", resolve));
  await session.send("Debugger.pause");
  // The pause takes hold at the next script.
  void session.send("Runtime.evaluate", { expression: "1" });
  await paused;
  return session;
}

test("a tab that is frozen is taken over from, and writes nothing when it wakes", async ({ context }) => {
  const [writer, follower] = await pair(context);
  await writer.press("a");
  await writer.saved();
  const session = await freeze(context, writer);
  await follower.takeOver();
  await follower.shows("accepted", "suggested", "suggested");
  await follower.press("j", "x");
  await follower.saved();
  await session.send("Debugger.resume");
  await writer.follows();
  await writer.shows("accepted", "rejected", "suggested");
  await expect(writer.messages.getByText("not stored")).toHaveCount(0);
  await writer.press("x");
  await writer.shows("accepted", "rejected", "suggested");
  await same(writer, follower);
});

test("what a frozen tab could not store is set aside and can be downloaded", async ({ context }) => {
  const writer = new Tab(await context.newPage());
  // Decisions whose transaction does not come to begin while this is set.
  await writer.page.addInitScript(() => {
    const held = window as unknown as { hold: boolean };
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...args: Parameters<typeof begin>) {
      if (held.hold && args[1] === "readwrite") throw new DOMException("held", "UnknownError");
      return begin.apply(this, args);
    };
  });
  await writer.open();
  await writer.annotate(TEXT);
  await writer.saved();
  const follower = await tab(context);
  await follower.follows();
  const hold = (is: boolean) =>
    writer.page.evaluate((is) => {
      (window as unknown as { hold: boolean }).hold = is;
    }, is);
  await hold(true);
  await writer.press("a", "x");
  await expect(writer.status).toHaveText("Not saved");
  const session = await freeze(context, writer);
  await follower.takeOver();
  await follower.press("j", "j", "x");
  await follower.saved();
  await session.send("Debugger.resume");
  await hold(false);
  await writer.follows();
  await expect(writer.messages.getByRole("alert").filter({ hasText: "2 changes made here were not stored" })).toBeVisible();
  const download = writer.page.waitForEvent("download");
  await writer.messages.getByRole("button", { name: "Download them" }).click();
  expect((await download).suggestedFilename()).toMatch(/^tallymark-recovery-\d{4}-\d\d-\d\d\.jsonl$/);
  expect(await writer.decisions()).toBe(await follower.decisions());
  await same(writer, follower);
});

test("snapshots are taken while another tab follows, and it can take over after", async ({ context }) => {
  test.setTimeout(120_000);
  const [writer, follower] = await pair(context);
  const session = await freeze(context, follower);
  // More than two snapshots: the records that the follower has not read are gone from the journal.
  for (let round = 0; round < 280; round += 1) await writer.press("a", "u");
  await expect.poll(async () => (await stored(writer.page, "journal")).length, { timeout: 30_000 }).toBeLessThan(500);
  await writer.press("a", "x");
  await writer.saved();
  await session.send("Debugger.resume");
  await follower.shows("accepted", "rejected", "suggested");
  await follower.takeOver();
  await writer.follows();
  await follower.press("u");
  await writer.shows("accepted", "suggested", "suggested");
  await follower.saved();
  await same(writer, follower);
  await writer.page.close();
  await follower.reload();
  await follower.shows("accepted", "suggested", "suggested");
});

test("of three tabs one writes, and two follow", async ({ context }) => {
  const [one, two] = await pair(context);
  const three = await tab(context);
  await three.follows();
  await three.takeOver();
  await one.follows();
  await two.follows();
  await three.press("a");
  for (const other of [one, two]) await other.shows("accepted", "suggested", "suggested");
  await three.saved();
  await three.page.close();
  // One of the others, and only one.
  await expect.poll(async () => (await one.banner.count()) + (await two.banner.count()), { timeout: 15_000 }).toBe(1);
  const [writer, follower] = (await one.banner.count()) === 0 ? [one, two] : [two, one];
  await follower.takeOver();
  await writer.follows();
  await follower.press("j", "x");
  await writer.shows(...(await follower.decisions()).split(" "));
  await follower.saved();
  await same(one, two);
});

test("without locks the tab opened last writes, and the other follows", async ({ context }) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
  const one = await tab(context);
  await one.annotate(TEXT);
  await one.press("a");
  await one.saved();
  const two = await tab(context);
  await two.writes();
  await two.shows("accepted", "suggested", "suggested");
  await one.follows();
  await two.press("j", "x");
  await two.saved();
  await one.shows(...(await two.decisions()).split(" "));
  await one.takeOver();
  await two.follows();
  await one.press("u");
  await one.saved();
  await two.shows("accepted", "suggested", "suggested");
  await same(one, two);
});

test("what is set in the tab that writes is set in the other, which stores nothing of its own", async ({ context }) => {
  const [writer, follower] = await pair(context);
  await writer.press("Shift+P");
  const name = writer.page.getByRole("dialog", { name: "Settings" }).getByRole("textbox", { name: "Annotator’s name" });
  await name.fill("Olha");
  await name.press("Tab");
  await writer.press("Escape");
  await expect.poll(async () => JSON.stringify(await stored(writer.page, "screen"))).toContain("Olha");
  await follower.takeOver();
  await follower.press("j", "a");
  await follower.saved();
  expect(JSON.stringify(await stored(writer.page, "screen"))).toContain("Olha");
  expect(JSON.stringify(await follower.native())).toContain("Olha");
});

test("another version of the page in another tab is told", async ({ tally, page }) => {
  await tally.open();
  await page.evaluate(() => new BroadcastChannel("tallymark").postMessage(JSON.stringify({ v: 99, from: 1, sings: true })));
  await expect(tally.messages.getByRole("alert")).toContainText("Another version of Tallymark is open in another tab");
});
