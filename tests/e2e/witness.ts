// What the page showed, change by change, told to the test at once: so that the browser may be killed at any moment.
import type { BrowserContext, Page } from "@playwright/test";

/** The mentions of the open document by their id, each as "LABEL decision start-end". */
export type Marks = ReadonlyMap<string, string>;

/** What was on the screen at one moment. */
export interface Sight {
  marks: Marks;
  /** How many documents the list has. */
  documents: number;
  /** The status said "Saved" while this was shown. */
  saved: boolean;
}

/** How a sight differs from the one before. */
interface Difference {
  changed: [id: string, mark: string][];
  gone: string[];
  documents: number;
  saved: boolean;
}

declare global {
  interface Window {
    tell(difference: Difference): Promise<void>;
  }
}

/** Runs in the page: looks whenever something has changed, and tells what it sees if that is new. */
function watch(): void {
  let seen = new Map<string, string>();
  let listed = 0;
  let status = "";
  let toldSaved = false;
  let frame = 0;
  const look = (saved: boolean) => {
    if (document.querySelector(".article[aria-busy=true]")) return;
    const now = new Map<string, string>();
    for (const mark of document.querySelectorAll<HTMLElement>(".article mark")) {
      const { id = "", label, decision, start, end, uncertain } = mark.dataset;
      const place = `${label} ${decision}${uncertain === undefined ? "" : "?"} ${start}-${end}`;
      now.set(id, now.has(id) ? `${now.get(id)} ${place}` : place);
    }
    const documents = Number(document.querySelector("nav [aria-setsize]")?.getAttribute("aria-setsize") ?? 0);
    const changed = [...now].filter(([id, mark]) => seen.get(id) !== mark);
    const gone = [...seen.keys()].filter((id) => !now.has(id));
    if (changed.length + gone.length === 0 && documents === listed && (toldSaved || !saved)) return;
    [seen, listed, toldSaved] = [now, documents, saved];
    void window.tell({ changed, gone, documents, saved });
  };
  new MutationObserver(() => {
    const words = document.querySelector(".save-status")?.textContent ?? "";
    // At the moment it begins to say so, all that is shown is promised. While it goes on saying so, what has just been
    // done may be on its way: the next frame is what the user sees.
    look(words === "Saved" && status !== "Saved");
    status = words;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      look(document.querySelector(".save-status")?.textContent === "Saved");
    });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** What each tab of a browser showed, from the start of the page that is in it now. */
export class Witness {
  readonly #sights = new Map<Page, Sight[]>();

  static async of(context: BrowserContext): Promise<Witness> {
    const witness = new Witness();
    await context.exposeBinding("tell", ({ page }, difference: Difference) => witness.#hear(page, difference));
    await context.addInitScript(watch);
    return witness;
  }

  /** All that a tab showed, oldest first. */
  sights(page: Page): readonly Sight[] {
    return this.#sights.get(page) ?? [];
  }

  #hear(page: Page, { changed, gone, documents, saved }: Difference): void {
    const sights = this.#sights.get(page) ?? [];
    const marks = new Map(sights.at(-1)?.marks);
    for (const [id, mark] of changed) marks.set(id, mark);
    for (const id of gone) marks.delete(id);
    sights.push({ marks, documents, saved });
    this.#sights.set(page, sights);
  }
}

/** How many mentions differ. */
export function difference(one: Marks, other: Marks): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((id) => one.get(id) !== other.get(id));
}
