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

export class Ordeal {
  readonly losses: string[] = [];
  readonly #begin = Date.now();
  readonly #chance = random(SEED);
  #rounds = 0;
  /** Rounds that ended while the status did not say "Saved". */
  #amidst = 0;
  #decisions = 0;
  #shownSaved = 0;
  /** What the last round saw, and the key that was pressed last in it. */
  #before: readonly Sight[] = [];
  #pressed = ACCEPT;

  constructor(readonly name: string) {}

  /** Some moment of so many milliseconds. */
  moment(most: number): number {
    return Math.floor(this.#chance() * most);
  }

  /** Opens the page: what was shown as saved has to be there. */
  async resume(page: Page, witness: Witness): Promise<void> {
    await page.goto("./");
    if (this.#before.length === 0) return;
    const tally = new Tallymark(page);
    await expect(tally.region).toBeVisible({ timeout: 30_000 });
    await expect(tally.status).not.toHaveText("Opening…");
    await expect.poll(() => witness.sights(page).at(-1)?.marks.size ?? 0).toBeGreaterThan(0);
    const now = witness.sights(page).at(-1)!;
    this.losses.push(...this.#lost(now).map((what) => `round ${this.#rounds}: ${what}`));
    await expect(tally.messages.getByRole("alert"), "every stored record can be read").toHaveCount(0);
    this.#before = [{ ...now, saved: true }];
  }

  /** Makes decisions until `end`, which comes at a random moment and takes the page away. */
  async work(page: Page, witness: Witness, end: () => Promise<void>): Promise<void> {
    const tally = new Tallymark(page);
    await this.#provide(tally);
    const begin = witness.sights(page).length;
    let isOver = false;
    const ended = this.#someMoment(page, witness).then(() => {
      isOver = true;
      return end();
    });
    await this.#decide(tally, () => isOver);
    await ended;
    this.#count(witness.sights(page), begin);
  }

  /** The line that ARCHITECTURE.md has. */
  report(): void {
    const seconds = ((Date.now() - this.#begin) / 1000).toFixed(0);
    console.log(
      `${this.name}: ${this.#rounds} survived, ${this.#amidst} of them while something was being saved; ` +
        `${this.#decisions} decisions made, ${this.#shownSaved} shown as saved, ${this.losses.length} lost ` +
        `(TALLYMARK_SEED=${SEED}, ${seconds} s)`,
    );
  }

  /** Some time later; every other time while something is being saved, which is when it is most likely to be lost. */
  async #someMoment(page: Page, witness: Witness): Promise<void> {
    await pause(this.moment(900));
    if (this.#chance() < 0.5) return;
    const patience = Date.now() + 1000;
    while (witness.sights(page).at(-1)?.saved !== false && Date.now() < patience) await pause(1);
  }

  /** An article of which at least a hundred mentions are undecided, all of it saved. */
  async #provide(tally: Tallymark): Promise<void> {
    if ((await tally.region.locator("mark[data-decision=suggested]").count()) >= 100) return;
    if (await tally.region.isVisible()) await tally.startNew();
    await tally.annotate(text(this.#rounds), { title: `Article ${this.#rounds}` });
    await tally.saved();
  }

  async #decide(tally: Tallymark, isOver: () => boolean): Promise<void> {
    for (let count = 0; !isOver(); count += 1) {
      const roll = this.#chance();
      const chosen = KEYS.find(({ share }) => roll < share) ?? ACCEPT;
      this.#pressed = chosen.key === "u" && count < ENOUGH ? ACCEPT : chosen;
      try {
        await tally.press(this.#pressed.key);
      } catch (error) {
        // The page was taken away under the key.
        if (!isOver()) throw error;
      }
      await pause(this.moment(20));
    }
  }

  #count(sights: readonly Sight[], begin: number): void {
    const own = sights.slice(Math.max(0, begin - 1));
    this.#rounds += 1;
    this.#amidst += Number(own.at(-1)?.saved === false);
    this.#decisions += changes(own);
    this.#shownSaved += changes(own.slice(0, own.findLastIndex(({ saved }) => saved) + 1));
    this.#before = sights;
  }

  /** What is neither as it was when it was last shown saved nor as it was at any time after that. */
  #lost(now: Sight): string[] {
    const promised = Math.max(0, this.#before.findLastIndex(({ saved }) => saved));
    const since = this.#before.slice(promised);
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
