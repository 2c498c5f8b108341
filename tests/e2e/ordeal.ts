// Decisions that are made by keyboard until something ends them, round after round on the same data; and what is lost.
import { expect, type Page } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import { random } from "./killing.ts";
import { Tallymark } from "./page.ts";
import { difference, type Marks, type Sight, type Witness } from "./witness.ts";

/** Repeats the random moments and keys of a run. */
export const SEED = Number(process.env.TALLYMARK_SEED ?? Date.now() % 1_000_000_000);

/** The keys that are pressed, how often (as a sum of shares), and what the mention is then. */
const KEYS: { key: string; share: number; after: RegExp }[] = [
  { key: "a", share: 0.45, after: /accepted|corrected|added/ },
  { key: "x", share: 0.7, after: /rejected/ },
  { key: "m", share: 0.78, after: /^MONEY/ },
  { key: "c", share: 0.84, after: /^CARDINAL/ },
  { key: "w", share: 0.88, after: /./ },
  { key: "k", share: 0.91, after: /./ },
  { key: "u", share: 0.97, after: /./ },
  { key: "Shift+U", share: 1, after: /./ },
];

const ACCEPT = KEYS[0]!;

/** So many keys after the start of a round undo what was done in it, and not the article. */
const ENOUGH = 20;

/** A text with some 300 mentions, another one for each number. */
function text(number: number): string {
  const lines = Array.from({ length: 75 }, (_, line) => {
    const paid = number * 100 + line + 2;
    return `The bank paid $${paid} million for ${(line % 90) + 3} percent of Acme Corp. in Norway on ${(line % 28) + 1} May 2025.`;
  });
  return lines.join("\n");
}

/** How many mentions changed from sight to sight. */
function changes(sights: readonly Sight[]): number {
  return sights.slice(1).reduce((sum, { marks }, at) => sum + difference(sights[at]!.marks, marks).length, 0);
}

/**
 * Whether a database that the test has made beside the page's is gone. Chromium keeps all databases of an address in one
 * store, and begins that anew where it cannot read it; that happens once in a hundred kills or two, and no page can help it.
 */
async function isStorageNew(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((resolve, reject) => {
        let isNew = false;
        const open = indexedDB.open("ordeal");
        open.onupgradeneeded = () => (isNew = true);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          open.result.close();
          resolve(isNew);
        };
      }),
  );
}

export class Ordeal {
  readonly losses: string[] = [];
  readonly #begin = Date.now();
  readonly #chance = random(SEED);
  #rounds = 0;
  /** Rounds that ended while the status did not say "Saved". */
  #amidst = 0;
  #decisions = 0;
  /** How often the browser had thrown away all storage of the page's address, other databases too. */
  discarded = 0;
  shownSaved = 0;
  /** What the last round saw, and the key that was pressed last in it. */
  #before: readonly Sight[] = [];
  #pressed = ACCEPT;
  /** The tab that decisions are made in, from which of its sights on; what other tabs showed before that. */
  #turn: { tab: Page; from: number; earlier: readonly Sight[] } | undefined;

  constructor(readonly name: string) {}

  /** Some moment of so many milliseconds. */
  moment(most: number): number {
    return Math.floor(this.#chance() * most);
  }

  /** Opens the page: what was shown as saved has to be there. */
  async resume(page: Page, witness: Witness): Promise<void> {
    await page.goto("./");
    if (this.#before.length === 0) return void (await isStorageNew(page));
    const tally = new Tallymark(page);
    await expect(tally.region.or(tally.box)).toBeVisible({ timeout: 30_000 });
    await expect(tally.status).not.toHaveText("Opening…");
    // Where there is an article it is drawn with its marks.
    if (await tally.region.isVisible()) await expect.poll(() => witness.sights(page).at(-1)?.marks.size ?? 0).toBeGreaterThan(0);
    const now = witness.sights(page).at(-1) ?? { marks: new Map(), documents: 0, saved: true };
    if (await isStorageNew(page)) this.discarded += 1;
    else this.#compare(this.#before, now);
    await expect(tally.messages.getByRole("alert"), "every stored record can be read").toHaveCount(0);
    this.#before = [];
  }

  /**
   * Makes decisions in the one of `tabs` that writes, each of them in turn, until `end` takes them away at a random moment;
   * before that one is shown as saved, and another after `betray`.
   */
  async work(tabs: readonly Page[], witness: Witness, end: () => Promise<void>, betray?: () => Promise<void>): Promise<void> {
    const said = await Promise.all(tabs.map((tab) => new Tallymark(tab).status.textContent()));
    const tab = tabs.findLast((_, at) => said[at] !== "Following")!;
    await tab.bringToFront();
    await this.#provide(new Tallymark(tab));
    this.#turn = { tab, from: Math.max(0, witness.sights(tab).length - 1), earlier: [] };
    if (betray) {
      await this.#promised(tab, witness);
      await betray();
      await this.#promised(tab, witness);
    }
    const enough = 5 + this.moment(35);
    let ended: Promise<void> | undefined;
    let isOver = false;
    for (let count = 0; !isOver; count += 1) {
      if (count === enough) {
        ended = this.#someMoment(witness).then(() => {
          isOver = true;
          return end();
        });
      }
      try {
        if (tabs.length > 1 && this.#chance() < 0.04) await this.#takeOver(tabs[this.moment(tabs.length)]!, witness);
        await this.#decide(this.#turn.tab, count);
      } catch (error) {
        // The page was taken away under the key.
        if (!isOver) throw error;
      }
      await pause(this.moment(20));
    }
    await ended;
    this.#count(this.#sights(witness));
  }

  /** The line that ARCHITECTURE.md has. */
  report(): void {
    const seconds = ((Date.now() - this.#begin) / 1000).toFixed(0);
    console.log(
      `${this.name}: ${this.#rounds} survived, ${this.#amidst} of them while something was being saved; ` +
        `${this.#decisions} decisions made, ${this.shownSaved} shown as saved, ${this.losses.length} lost, ` +
        `the storage thrown away by the browser ${this.discarded} times ` +
        `(TALLYMARK_SEED=${SEED}, ${seconds} s)`,
    );
  }

  /** Soon; every other time while something is being saved, which is when it is most likely to be lost. */
  async #someMoment(witness: Witness): Promise<void> {
    await pause(this.moment(30));
    if (this.#chance() < 0.5) return;
    const patience = Date.now() + 1000;
    while (this.#sights(witness).at(-1)?.saved !== false && Date.now() < patience) await pause(1);
  }

  /** An article of which at least a hundred mentions are undecided, all of it saved. */
  async #provide(tally: Tallymark): Promise<void> {
    if ((await tally.region.locator("mark[data-decision=suggested]").count()) >= 100) return;
    if (await tally.region.isVisible()) await tally.startNew();
    await tally.annotate(text(this.#rounds), { title: `Article ${this.#rounds}` });
    await expect(tally.status).toHaveText("Saved", { timeout: 30_000 });
  }

  /** Makes decisions until one is shown as saved: where the mention under review is accepted already, the key changes nothing. */
  async #promised(tab: Page, witness: Witness): Promise<void> {
    const known = this.#sights(witness).length;
    const isShown = async () => {
      await tab.keyboard.press(ACCEPT.key);
      await pause(200);
      return this.#sights(witness).slice(known).some(({ saved }) => saved);
    };
    await expect.poll(isShown, { timeout: 15_000 }).toBe(true);
  }

  async #decide(tab: Page, count: number): Promise<void> {
    const roll = this.#chance();
    const chosen = KEYS.find(({ share }) => roll < share) ?? ACCEPT;
    this.#pressed = chosen.key === "u" && count < ENOUGH ? ACCEPT : chosen;
    await tab.keyboard.press(this.#pressed.key);
  }

  /** Goes on in another tab, which has to show what the last one showed as saved. */
  async #takeOver(tab: Page, witness: Witness): Promise<void> {
    const button = tab.getByRole("button", { name: "Take over" });
    if (!(await button.isVisible())) return;
    const earlier = this.#sights(witness);
    await tab.bringToFront();
    await button.click();
    const tally = new Tallymark(tab);
    await expect(tally.status).not.toHaveText(/^(Following|Taking over…)$/);
    // A tab that was opened before there was an article still offers to begin one.
    await expect(tally.region.or(tally.box)).toBeVisible({ timeout: 30_000 });
    if (await tally.box.isVisible()) await tally.documents.locator("[data-act=open]").last().click();
    await expect(tally.region).toBeVisible({ timeout: 30_000 });
    await expect(tally.region).not.toHaveAttribute("aria-busy", "true");
    await tab.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
    await expect.poll(() => witness.sights(tab).at(-1)?.marks.size ?? 0).toBeGreaterThan(0);
    const from = witness.sights(tab).length - 1;
    this.#compare(earlier, witness.sights(tab)[from]!);
    this.#turn = { tab, from, earlier };
  }

  /** All that was shown where decisions were made in this round. */
  #sights(witness: Witness): readonly Sight[] {
    if (!this.#turn) return [];
    const { tab, from, earlier } = this.#turn;
    return [...earlier, ...witness.sights(tab).slice(from)];
  }

  #count(sights: readonly Sight[]): void {
    this.#rounds += 1;
    this.#amidst += Number(sights.at(-1)?.saved === false);
    this.#decisions += changes(sights);
    this.shownSaved += changes(sights.slice(0, sights.findLastIndex(({ saved }) => saved) + 1));
    this.#before = sights;
  }

  #compare(before: readonly Sight[], now: Sight): void {
    this.losses.push(...this.#lost(before, now).map((what) => `round ${this.#rounds}: ${what}`));
  }

  /** What is neither as it was when it was last shown saved nor as it was at any time after that. */
  #lost(before: readonly Sight[], now: Sight): string[] {
    const promised = Math.max(0, before.findLastIndex(({ saved }) => saved));
    const since = before.slice(promised);
    const fewer = Math.min(...since.map(({ documents }) => documents)) - now.documents;
    const documents = fewer > 0 ? [`${fewer} documents`] : [];
    const differences = since.map(({ marks }) => difference(marks, now.marks));
    if (differences.some((some) => some.length === 0) || this.#isUntold(differences.at(-1) ?? [], now.marks)) return documents;
    const fewest = differences.reduce((fewest, some) => (some.length < fewest.length ? some : fewest));
    return [...documents, ...fewest.map((id) => `${id} is ${now.marks.get(id) ?? "gone"}`)];
  }

  /** Whether this is what the last key did: the page may have had no time to tell of it. */
  #isUntold(changed: readonly string[], now: Marks): boolean {
    const [id, ...others] = changed;
    return id !== undefined && others.length === 0 && this.#pressed.after.test(now.get(id) ?? "");
  }
}
