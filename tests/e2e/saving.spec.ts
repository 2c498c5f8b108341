// "Saved" is a promise: the transaction has completed, and what was done survives.
import type { Page } from "@playwright/test";
import { expect, test, type Tallymark } from "./page.ts";
import { store, stored } from "./storage.ts";

const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";

/** What the init script below keeps in the page. */
interface Gate {
  mode: "open" | "held" | "failing";
  /** Writing transactions that have begun and not ended. */
  running: number;
  /** What the status said, and how many transactions ran at that moment. */
  said: { words: string; running: number }[];
}

declare global {
  interface Window {
    gate: Gate;
  }
}

/** Puts a gate before the end of transactions that write. Real ones: held open by requests, or aborted. */
async function gateTransactions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const gate: Gate = { mode: "open", running: 0, said: [] };
    window.gate = gate;
    // What the page commits by itself waits behind the gate as well.
    const committed = new WeakSet<IDBTransaction>();
    const commit = IDBTransaction.prototype.commit;
    IDBTransaction.prototype.commit = function () {
      if (gate.mode !== "held") return commit.call(this);
      committed.add(this);
    };
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...args: Parameters<typeof begin>) {
      const transaction = begin.apply(this, args);
      const stores = ([] as string[]).concat(args[0] as string | string[]);
      if (args[1] !== "readwrite" || !stores.includes("journal")) return transaction;
      gate.running += 1;
      const ended = () => (gate.running -= 1);
      transaction.addEventListener("complete", ended);
      transaction.addEventListener("abort", ended);
      const store = transaction.objectStore("journal");
      const hold = () => {
        if (gate.mode === "held") store.count().onsuccess = hold;
        else if (committed.has(transaction)) commit.call(transaction);
      };
      hold();
      return transaction;
    };
    // A full disk is found out at the end: every request has succeeded, and then the transaction is taken back.
    const waiting = new WeakMap<IDBTransaction, number>();
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...args: Parameters<typeof add>) {
      const request = add.apply(this, args);
      const { transaction } = this;
      waiting.set(transaction, (waiting.get(transaction) ?? 0) + 1);
      request.addEventListener("success", () => {
        const left = (waiting.get(transaction) ?? 0) - 1;
        waiting.set(transaction, left);
        if (gate.mode === "failing" && left === 0) transaction.abort();
      });
      return request;
    };
    new MutationObserver(() => {
      const words = document.querySelector("[role=status]")?.textContent ?? "";
      if (gate.said.at(-1)?.words !== words) gate.said.push({ words, running: gate.running });
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

const setMode = (page: Page, mode: Gate["mode"]) =>
  page.evaluate((mode) => {
    window.gate.mode = mode;
  }, mode);

const records = async (page: Page) => (await stored(page, "journal")).length;

const decisions = async (tally: Tallymark) => (await tally.allMarks()).map(({ decision }) => decision);

test("the status says Saved only after the transaction has completed", async ({ tally, page }) => {
  await gateTransactions(page);
  await tally.open();
  await tally.annotate(TEXT);
  await tally.saved();
  const before = await records(page);
  await setMode(page, "held");
  await tally.press("a", "x");
  await expect(tally.status).toHaveText("Saving…");
  await expect(tally.marks.nth(1)).toHaveAttribute("data-decision", "rejected");
  // A while in which the browser has run frames and requests, and the transaction is still open.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
  });
  await expect(tally.status).toHaveText("Saving…");
  await setMode(page, "open");
  await tally.saved();
  expect(await records(page)).toBe(before + 2);
  const said = await page.evaluate(() => window.gate.said);
  expect(said.filter(({ words }) => words === "Saved").length).toBeGreaterThanOrEqual(2);
  expect(said.filter(({ words, running }) => words === "Saved" && running > 0)).toEqual([]);
});

test("what could not be stored is said, tried again and not lost", async ({ tally, page }) => {
  await gateTransactions(page);
  await tally.open();
  await tally.annotate(TEXT);
  await tally.saved();
  await setMode(page, "failing");
  await tally.press("a");
  await expect(tally.status).toHaveText("Not saved");
  await expect(tally.messages.getByRole("alert")).toContainText("does not store your work");
  await tally.press("x");
  await expect(tally.marks.nth(1)).toHaveAttribute("data-decision", "rejected");
  await setMode(page, "open");
  await expect(tally.status).toHaveText("Saved", { timeout: 10_000 });
  await expect(tally.messages.getByRole("alert")).toHaveCount(0);
  await tally.reload();
  await expect.poll(() => decisions(tally)).toEqual(["accepted", "rejected", "suggested"]);
});

test("without storage the page works, and says so", async ({ tally, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("storage is blocked", "SecurityError");
    };
  });
  await tally.open();
  await tally.annotate(TEXT);
  await expect(tally.status).toHaveText("Not saved");
  await expect(tally.messages.getByRole("alert")).toContainText("download before you close");
  await tally.press("a");
  const [document] = await tally.native();
  expect(document?.spans.map(({ decision }) => decision)).toEqual(["accepted", "suggested", "suggested"]);
});

test("a stored step that cannot be read is named, and the others are kept", async ({ tally, page }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.press("a");
  await tally.saved();
  await store(page, "journal", '{"from":"a later version"}');
  await tally.reload();
  await expect(tally.messages.getByRole("alert")).toContainText(/1 of \d+ stored records could not be read and were set aside/);
  await expect.poll(() => decisions(tally)).toEqual(["accepted", "suggested", "suggested"]);
});

test("what is saved is on the screen again after a reload at that very moment", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT, { title: "At once" });
  await tally.press("a", "x");
  await tally.saved();
  await tally.reload();
  await expect.poll(() => decisions(tally)).toEqual(["accepted", "rejected", "suggested"]);
  await expect(tally.selected).toHaveText("4 May 2025");
});
