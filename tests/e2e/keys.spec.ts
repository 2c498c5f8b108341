// The keys of review, each from the same start.
import type { Locator } from "@playwright/test";
import { expect, test, type Tallymark } from "./page.ts";

/** Three mentions that no version of the extractor misses. */
const TEXT = "The bank paid $50 billion for a rival.\nIt lost 12 percent of its clients.\nThe deal closed on 4 May 2025.";

interface Case {
  keys: string[];
  /** The words of the mention under review afterwards. */
  selected?: string | null;
  /** All mentions afterwards: words, label, decision. */
  marks: string[];
}

const MONEY = "$50 billion MONEY";
const PERCENT = "12 percent PERCENT";
const DATE = "4 May 2025 DATE";
const FOUND = `${MONEY} suggested`;
const asFound = [FOUND, `${PERCENT} suggested`, `${DATE} suggested`];
const withFirst = (first: string) => [first, ...asFound.slice(1)];

const groups: Record<string, Case[]> = {
  move: [
    { keys: [], selected: "$50 billion", marks: asFound },
    ...["j", "ArrowDown", "ArrowRight"].map((key) => ({ keys: [key], selected: "12 percent", marks: asFound })),
    ...["k", "ArrowUp", "ArrowLeft"].map((key) => ({ keys: ["j", "j", key], selected: "12 percent", marks: asFound })),
    { keys: ["k"], selected: "$50 billion", marks: asFound },
    { keys: ["j", "j", "j"], selected: "4 May 2025", marks: asFound },
    { keys: ["Escape"], selected: null, marks: asFound },
  ],
  decide: [
    ...["a", "Enter"].map((key) => ({ keys: [key], selected: "12 percent", marks: withFirst(`${MONEY} accepted`) })),
    { keys: ["x"], selected: "12 percent", marks: withFirst(`${MONEY} rejected`) },
    { keys: ["j", "a", "x"], selected: "$50 billion", marks: [FOUND, `${PERCENT} accepted`, `${DATE} rejected`] },
    { keys: ["a", "k", "x"], selected: "12 percent", marks: withFirst(`${MONEY} rejected`) },
    { keys: ["c"], selected: "$50 billion", marks: withFirst("$50 billion CARDINAL corrected") },
    { keys: ["c", "m"], selected: "$50 billion", marks: withFirst(`${MONEY} accepted`) },
    { keys: ["Delete"], selected: "12 percent", marks: asFound.slice(1) },
  ],
  boundaries: [
    { keys: ["["], selected: "paid $50 billion", marks: withFirst("paid $50 billion MONEY corrected") },
    { keys: ["]"], selected: "$50 billion for", marks: withFirst("$50 billion for MONEY corrected") },
    ...["Shift+[", "Shift+BracketLeft"].map((key) => ({
      keys: ["[", key],
      selected: "$50 billion",
      marks: withFirst(`${MONEY} accepted`),
    })),
    ...["Shift+]", "Shift+BracketRight"].map((key) => ({
      keys: [key],
      selected: "$50",
      marks: withFirst("$50 MONEY corrected"),
    })),
    { keys: ["Alt+Shift+BracketRight"], selected: "$50 billio", marks: withFirst("$50 billio MONEY corrected") },
  ],
  undo: ["u", "Control+z"].flatMap((undo) => [
    { keys: ["a", undo], selected: "$50 billion", marks: asFound },
    { keys: ["x", "x", undo, undo], selected: "$50 billion", marks: asFound },
    { keys: ["Delete", undo], selected: "$50 billion", marks: asFound },
    { keys: ["[", "c", undo, undo], selected: "$50 billion", marks: asFound },
  ]),
  redo: [
    ...["Shift+U", "Control+y", "Control+Shift+Z"].map((redo) => ({
      keys: ["a", "u", redo],
      selected: "$50 billion",
      marks: withFirst(`${MONEY} accepted`),
    })),
    { keys: ["a", "u", "x", "Shift+U"], selected: "12 percent", marks: withFirst(`${MONEY} rejected`) },
  ],
  add: [
    { keys: ["s", "Shift+ArrowRight", "3"], selected: "for a", marks: [FOUND, "for a ORG added", ...asFound.slice(1)] },
    { keys: ["s", "j", "k", "]", "3"], selected: "for a", marks: [FOUND, "for a ORG added", ...asFound.slice(1)] },
    { keys: ["s", "3", "x"], selected: "12 percent", marks: asFound },
    { keys: ["s", "Escape", "a"], selected: "12 percent", marks: withFirst(`${MONEY} accepted`) },
  ],
};

async function found(tally: Tallymark): Promise<string[]> {
  return (await tally.allMarks()).map(({ text, label, decision }) => `${text} ${label} ${decision}`);
}

async function selected(tally: Tallymark): Promise<string | null> {
  return (await tally.current())?.text ?? null;
}

for (const [group, cases] of Object.entries(groups)) {
  test(`keys that ${group}`, async ({ tally }) => {
    await tally.open();
    for (const { keys, selected: words, marks } of cases) {
      await test.step(keys.join(" ") || "no key", async () => {
        if (await tally.region.isVisible()) await tally.startNew();
        await tally.annotate(TEXT);
        await expect.poll(() => found(tally)).toEqual(asFound);
        await tally.press(...keys);
        await expect.poll(() => found(tally)).toEqual(marks);
        await expect.poll(() => selected(tally)).toBe(words);
      });
    }
  });
}

test("every key of the label palette sets its label", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  const labels = await tally.palette.getByRole("button").evaluateAll((buttons) =>
    buttons.map((button) => ({
      key: button.querySelector("kbd")?.textContent ?? "",
      shortcut: button.getAttribute("aria-keyshortcuts"),
      label: button.getAttribute("data-label") ?? "",
    })),
  );
  expect(labels).toHaveLength(18);
  expect(new Set(labels.map(({ key }) => key)).size).toBe(18);
  for (const { key, shortcut, label } of labels) {
    expect(shortcut).toBe(key);
    await tally.press(key);
    await expect(tally.selected).toHaveAttribute("data-label", label);
    await expect(tally.palette.getByRole("button", { pressed: true })).toHaveAttribute("data-label", label);
  }
});

test("n goes to the next document, and after the last to the first", async ({ tally, page }) => {
  await tally.open();
  for (const title of ["First", "Second", "Third"]) {
    if (title !== "First") await tally.startNew();
    await tally.annotate(TEXT, { title });
  }
  for (const title of ["First", "Second", "Third", "First"]) {
    await tally.press("n");
    await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue(title);
  }
});

test("/ goes to the search field, and its hit can be labelled", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.press("/");
  await expect(tally.search).toBeFocused();
  await tally.search.pressSequentially("CLIENTS");
  await expect(tally.page.getByRole("search")).toContainText("1 of 1");
  await tally.press("Escape", "2");
  await expect.poll(() => found(tally)).toEqual([...asFound.slice(0, 2), "clients NORP added", asFound[2]]);
});

test("? shows the list of keys, and no key reviews while it is open", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.press("?");
  await expect(tally.help).toBeVisible();
  for (const key of ["j", "a", "x", "[", "]", "Delete", "u", "n", "/", "?", "s"]) {
    await expect(tally.help.locator("kbd").getByText(key === "Delete" ? /^Del/ : key, { exact: true }).first()).toBeVisible();
  }
  await tally.press("j", "a", "x", "m", "Escape");
  await expect(tally.help).toBeHidden();
  expect(await found(tally)).toEqual(asFound);
  await tally.press("a");
  await expect.poll(() => found(tally)).toEqual(withFirst(`${MONEY} accepted`));
});

/** Each text field of the review screen, and how a user gets there. */
const fields: { name: string; field: (tally: Tallymark) => Locator }[] = [
  { name: "search", field: (tally) => tally.search },
  { name: "title", field: (tally) => tally.page.getByRole("textbox", { name: "Title" }) },
  { name: "date", field: (tally) => tally.page.getByLabel("Published") },
  { name: "note", field: (tally) => tally.inspector.getByRole("textbox", { name: "Note" }) },
];

const ALL_KEYS = [
  ..."jkaxunscm13?/[]{}",
  ...["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Delete", "Shift+U", "Control+z", "Control+y"],
];

for (const { name, field } of fields) {
  test(`no key reviews while the ${name} field has the focus`, async ({ tally }) => {
    await tally.open();
    await tally.annotate(TEXT, { title: "Other" });
    await tally.startNew();
    await tally.annotate(TEXT, { title: "This" });
    await tally.press("a");
    const before = await found(tally);
    await field(tally).focus();
    await tally.press(...ALL_KEYS);
    await expect(field(tally)).toBeFocused();
    // What a date means for the suggestions is looked up again, so the answer is awaited first.
    await tally.extracted();
    expect(await found(tally)).toEqual(before);
    await expect(tally.help).toBeHidden();
    await expect(tally.documents.getByRole("button", { name: /^This/ })).toHaveAttribute("aria-current", "page");
  });
}

test("no key acts while an article is typed", async ({ tally }) => {
  await tally.open();
  await tally.annotate(TEXT);
  await tally.press("a");
  await tally.startNew();
  await tally.box.focus();
  await tally.press(..."unjax?/13");
  await expect(tally.box).toHaveValue("unjax?/13");
  await expect(tally.help).toBeHidden();
  await expect(tally.documents.getByRole("listitem")).toContainText("1 of 3");
});
