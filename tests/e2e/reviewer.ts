// A reviewer with a keyboard who does a bit of everything, and knows what should come of it.
import { expect, type Mark, type Tallymark } from "./page.ts";

/** What a mention is expected to be in the dataset. */
export interface Outcome {
  label: string;
  decision: string;
}

const LABEL_KEYS: Record<string, string> = { MONEY: "c", CARDINAL: "m" };

/** Keys for a mention, in turn, and the decision that they come to. */
const habits: ((mark: Mark) => { keys: string[]; outcome: Outcome })[] = [
  (mark) => ({ keys: ["a"], outcome: { label: mark.label, decision: "accepted" } }),
  (mark) => ({ keys: ["x"], outcome: { label: mark.label, decision: "rejected" } }),
  (mark) => ({ keys: ["Enter"], outcome: { label: mark.label, decision: "accepted" } }),
  (mark) => {
    const key = LABEL_KEYS[mark.label] ?? "m";
    return { keys: [key, "a"], outcome: { label: key === "m" ? "MONEY" : "CARDINAL", decision: "corrected" } };
  },
  (mark) => ({ keys: ["a", "u", "x"], outcome: { label: mark.label, decision: "rejected" } }),
  (mark) => ({ keys: ["x", "u", "Shift+U", "k"], outcome: { label: mark.label, decision: "rejected" } }),
];

/** Decides on mention after mention in reading order with the keyboard, until none is left or so many are decided. */
export async function reviewAll(
  tally: Tallymark,
  { until = Infinity, expected = new Map<string, Outcome>() } = {},
): Promise<Map<string, Outcome>> {
  const open = tally.region.locator("mark[data-decision=suggested]").first();
  await expect(tally.selected.first()).toBeVisible();
  while (expected.size < until) {
    const current = await tally.current();
    if (current?.decision !== "suggested") {
      if ((await open.count()) === 0) break;
      await tally.press("j");
      continue;
    }
    expect(expected.has(current.id), `${current.id} comes up once`).toBe(false);
    const habit = habits[expected.size % habits.length] ?? habits[0]!;
    const { keys, outcome } = habit(current);
    await tally.press(...keys);
    expected.set(current.id, outcome);
  }
  return expected;
}
