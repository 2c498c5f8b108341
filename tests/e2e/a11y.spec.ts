// axe-core finds nothing to complain about, on any screen, in both schemes, wide and narrow.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, textFile, type Tallymark } from "./page.ts";

/** The screens, each reached from the one before. */
const screens: Record<string, (tally: Tallymark, page: Page) => Promise<void>> = {
  "empty screen": async (tally) => {
    await expect(tally.box).toBeVisible();
  },
  "message about a file that is no text": async (tally) => {
    await tally.choose(textFile("bad.txt", Buffer.from([0, 1, 2, 3])));
    await expect(tally.messages.getByRole("alert")).toBeVisible();
  },
  "mention under review": async (tally) => {
    await tally.messages.getByRole("button", { name: "Dismiss" }).click();
    await tally.sample("Finance");
    // One of each decision is on the screen.
    await tally.press("a", "x", "c", "s", "Shift+ArrowRight", "3", "j", "j");
    const decisions = new Set((await tally.allMarks()).map(({ decision }) => decision));
    expect([...decisions].sort()).toEqual(["accepted", "added", "corrected", "rejected", "suggested"]);
    await expect(tally.selected.first()).toBeVisible();
  },
  "value with a field that is wrong": async (tally) => {
    await tally.press("e");
    await tally.page.keyboard.type("no number, no date");
    await tally.press("Enter");
    await expect(tally.inspector.getByRole("alert").filter({ hasText: /./ })).toHaveCount(1);
    await tally.inspector.getByText("Add a field").click();
  },
  "reading options": async (tally, page) => {
    await page.locator("summary", { hasText: "Reading options" }).click();
    await expect(page.getByLabel("$ means")).toBeVisible();
  },
  "words selected for a new mention": async (tally, page) => {
    await page.getByLabel("$ means").press("Escape");
    await tally.inspector.getByLabel("Value", { exact: true }).or(tally.inspector.getByLabel("TIMEX", { exact: true })).first().press("Escape");
    await tally.press("s", "Shift+ArrowRight");
    await expect(tally.inspector.getByRole("heading", { name: "New mention" })).toBeAttached();
  },
  "no mention under review": async (tally) => {
    await tally.press("Escape", "Escape");
    await expect(tally.selected).toHaveCount(0);
  },
  "search with hits": async (tally) => {
    await tally.press("/");
    await tally.search.fill("the");
    await expect(tally.page.getByRole("search")).toContainText(/1 of \d\d/);
  },
  "download dialog": async (tally, page) => {
    await tally.search.fill("");
    await page.getByRole("button", { name: "Download", exact: true }).click();
    await expect(tally.downloadDialog).toBeVisible();
  },
  "list of keys": async (tally, page) => {
    await tally.press("Escape");
    await expect(tally.downloadDialog).toBeHidden();
    // A touch screen has no keys to list, so the narrow page may do without the button.
    const button = page.getByRole("button", { name: "Keys", exact: true });
    await ((await button.isVisible()) ? button.click() : tally.press("?"));
    await expect(tally.help).toBeVisible();
  },
  ...Object.fromEntries(
    Object.entries({
      "command palette": ["Control+k", "All commands"],
      settings: ["Shift+P", "Settings"],
      "schema editor": ["Shift+L", "Labels"],
      dashboard: ["Shift+D", "Dashboard"],
      "import dialog": ["Shift+I", "Import"],
      "about this document": ["Shift+M", "About this document"],
      "rules for suggestions": ["Shift+R", "Rules"],
    }).map(([name, [key, title]]) => [name, dialog(key!, title!)]),
  ),
  "guidelines beside the article": async (tally, page) => {
    await tally.press("Escape");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    await tally.press("j", "h");
    await expect(page.getByRole("complementary", { name: "Guidelines" })).toBeVisible();
  },
  "one sentence at a time": async (tally) => {
    await tally.press("h", "f");
    await expect(tally.region).toBeVisible();
  },
};

/** Closes the dialog that is open, and opens another with its key. */
function dialog(key: string, title: string) {
  return async (tally: Tallymark, page: Page) => {
    await tally.press("Escape");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    await tally.press(key);
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
  };
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport, contextOptions: { reducedMotion: "reduce" } });

      test("axe-core finds no violation", async ({ tally, page }) => {
        test.setTimeout(90_000);
        await tally.open();
        for (const [name, reach] of Object.entries(screens)) {
          await test.step(name, async () => {
            await reach(tally, page);
            const { violations, passes } = await new AxeBuilder({ page }).analyze();
            const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
            expect.soft(found, name).toEqual([]);
            expect(passes.length, "axe-core looked at something").toBeGreaterThan(5);
          });
        }
      });

      test("nothing is wider than the window, and no text moves when marks appear", async ({ tally, page }) => {
        const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
        await tally.open();
        expect(await fits()).toBe(true);
        await tally.annotate("The bank paid $50 billion for a rival, and 12 percent of its clients left on 4 May 2025. ".repeat(9));
        expect(await fits()).toBe(true);
        const height = () => tally.region.evaluate((region) => region.scrollHeight);
        const marked = await height();
        const plain = await tally.region.evaluate((region) => {
          for (const mark of region.querySelectorAll("mark")) mark.replaceWith(mark.textContent ?? "");
          return region.scrollHeight;
        });
        expect(marked).toBe(plain);
      });
    });
  }
}

test("the smallest and the largest window show the whole page", async ({ tally, page }) => {
  await tally.open();
  await tally.sample("War");
  for (const width of [360, 768, 1024, 2560]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}`).toBe(true);
    await expect(page.getByRole("button", { name: "Download", exact: true })).toBeInViewport();
    await expect(tally.selected.first()).toBeVisible();
  }
});

test("the current mark has the focus and is the only one in the tab order", async ({ tally, page }) => {
  await tally.open();
  await tally.sample("War");
  for (const key of ["j", "a", "x", "k"]) {
    await tally.press(key);
    const [first] = await tally.selected.all();
    await expect(first!).toBeFocused();
    const ids = await tally.region.locator("mark[tabindex='0']").evaluateAll((marks) => marks.map((m) => m.getAttribute("data-id")));
    expect(new Set(ids)).toEqual(new Set([await first!.getAttribute("data-id")]));
  }
  await tally.press("a");
  await expect(page.locator("[aria-live=polite]").filter({ hasText: /accepted\. Next: .*suggested/ })).toHaveCount(1);
});
