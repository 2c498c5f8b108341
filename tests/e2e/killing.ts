// Browsers that are killed, and what has to be there when they start again.
import { chromium, type BrowserContext, type LaunchOptions, type Page } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import { Witness } from "./witness.ts";

/** A browser with a profile of its own that can be killed like a process that crashes. */
export class Mortal {
  #isDead = false;

  private constructor(
    readonly context: BrowserContext,
    readonly witness: Witness,
    readonly page: Page,
    /** The browser's own processes, the one that the others belong to first. */
    readonly processes: readonly number[],
  ) {}

  static async start(profile: string, options: LaunchOptions, baseURL: string | undefined): Promise<Mortal> {
    const context = await chromium.launchPersistentContext(profile, { ...options, baseURL });
    const page = context.pages()[0] ?? (await context.newPage());
    return new Mortal(context, await Witness.of(context), page, await processes(context));
  }

  /** Whether the signal has been sent: from then on every call to the browser may fail. */
  get isDead(): boolean {
    return this.#isDead;
  }

  /** Kills the browser's process, and waits until those that lived by it are gone: they too could still write. */
  async kill(): Promise<void> {
    const closed = this.context.waitForEvent("close");
    const [browser] = this.processes;
    if (browser === undefined) throw new Error("the browser has not said which process it is");
    this.#isDead = true;
    process.kill(browser, "SIGKILL");
    await closed;
    while (this.processes.some(isAlive)) await pause(5);
  }
}

async function processes(context: BrowserContext): Promise<number[]> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error("the browser takes no commands of its own");
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const isBrowser = ({ type }: { type: string }) => Number(type === "browser");
  return processInfo.sort((one, other) => isBrowser(other) - isBrowser(one)).map(({ id }) => id);
}

function isAlive(process_id: number): boolean {
  try {
    return process.kill(process_id, 0);
  } catch {
    return false;
  }
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
