// The page in Ukrainian: all of it, and from the first thing that it shows.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { FORMATS } from "./datasets.ts";
import { expect, test } from "./page.ts";
import { stored } from "./storage.ts";

/** What is no word of a language: names, codes, keys. */
const foreign = new Set(
  `Tallymark JSONL CSV TIMEX UCUM pandas txt md html USD XXXX
  PERSON NORP ORG GPE LOC FAC PRODUCT EVENT WORK OF ART LAW LANGUAGE DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL
  DURATION SET Ctrl Enter Esc Del Delete Shift Alt UTC English
  spacy Parquet ann INCEpTION cassis XML LD ${Object.values(FORMATS).join(" ")}`.split(/[^\p{L}]+/u),
);

/** Words in Latin letters among all that is shown or said, but for the article itself. Runs over what is visible. */
async function latin(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    // The article's own words; keys; the list of documents has the articles' titles.
    const quoted = "[role=region].article, .inspector__words, q, kbd, nav, datalist";
    const found: string[] = [];
    const article = document.querySelector(".article")?.textContent ?? "";
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      if (!element.checkVisibility()) continue;
      for (const name of ["aria-label", "title", "placeholder", "aria-description", "data-value"]) {
        if (!element.closest("nav")) found.push(element.getAttribute(name) ?? "");
      }
      if (element.closest(quoted) || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
      // What is announced or inspected quotes the mentions.
      const own = (text: string) => (element.closest("[aria-live], .inspector") ? text.replace(/\p{L}+/gu, (word) => (article.includes(word) ? "" : word)) : text);
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(own(node.textContent ?? ""));
      if (element instanceof HTMLSelectElement) for (const option of element.options) found.push(option.text);
    }
    return found;
  });
  expect(said.join(" "), "something is said at all").toMatch(/[а-яіїєґ]{4}/);
  const words = said.flatMap((text) => text.match(/\p{Script=Latin}{2,}/gu) ?? []);
  return [...new Set(words)].filter((word) => !foreign.has(word));
}

async function annotate(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Текст статті" }).fill(text);
  await page.getByRole("button", { name: "Анотувати", exact: true }).click();
  await expect(page.getByRole("region", { name: "Стаття", exact: true })).toBeVisible();
  await expect(page.getByText("Читаємо…")).toHaveCount(0, { timeout: 60_000 });
}

test.describe("in a browser whose language is Ukrainian", () => {
  test.use({ locale: "uk-UA" });

  test("no English is left on any screen, and axe-core finds no violation", async ({ page }) => {
    test.setTimeout(90_000);
    const holds = async (name: string) => {
      await test.step(name, async () => {
        expect.soft(await latin(page), name).toEqual([]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect.soft(violations.map(({ id }) => id), name).toEqual([]);
      });
    };
    await page.goto("./");
    await expect(page.getByRole("button", { name: "Анотувати", exact: true })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "uk");
    await page.getByText("Як читати").click();
    await holds("empty screen");
    await page.getByRole("group", { name: "Зразки" }).getByRole("button", { name: "Фінанси" }).click();
    const region = page.getByRole("region", { name: "Стаття", exact: true });
    await expect(region.locator("mark").first()).toBeVisible({ timeout: 60_000 });
    await holds("mention under review");
    await page.keyboard.press("a");
    await page.keyboard.press("x");
    await expect(region.locator("mark[data-decision=accepted]").first()).toHaveAttribute("aria-description", /, прийнято$/);
    const inspector = page.getByRole("complementary", { name: "Інспектор" });
    await inspector.getByText("Додати поле").click();
    await holds("fields to add");
    await page.keyboard.press("s");
    await holds("new mention");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await holds("no mention under review");
    await page.getByRole("button", { name: "Завантажити", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Завантажити набір даних" })).toBeVisible();
    await holds("download dialog");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Клавіші" })).toBeVisible();
    await holds("list of keys");
  });

  test("values are said as Ukrainian declines them", async ({ page }) => {
    await page.goto("./");
    await annotate(page, "The bank paid $50 billion for a rival. More than 100 clients left, 10 to 15 percent, on 4 December 2025.");
    const values = await page.locator(".article mark[data-value]").evaluateAll((marks) =>
      marks.map((mark) => (mark.getAttribute("data-value") ?? "").replaceAll("\u00a0", " ")),
    );
    expect(values).toEqual(["50 мільярдів доларів США", "понад 100", "від 10 до 15 відсотків", "4 груд. 2025 р."]);
    await page.locator(".article mark").first().click();
    await page.keyboard.press("e");
    const field = page.getByRole("complementary", { name: "Інспектор" }).getByLabel("Значення", { exact: true });
    await field.fill("1,000");
    await field.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: "можна прочитати двояко" })).toBeVisible();
    await field.fill("1,5");
    await field.press("Enter");
    await expect(page.locator(".article mark").first()).toHaveAttribute("data-value", "1,5 долара США");
  });

  for (const [count, counted] of [
    [1, "1 згадка"],
    [2, "2 згадки"],
    [5, "5 згадок"],
  ] as const) {
    test(`counts: ${counted}`, async ({ page }) => {
      await page.goto("./");
      const text = Array.from({ length: count }, (_, at) => `The share fell ${at + 11} percent.`).join("\n\n");
      await annotate(page, text);
      await expect(page.locator(".article mark")).toHaveCount(count);
      await page.getByRole("button", { name: "Завантажити", exact: true }).click();
      await expect(page.locator(".dialog__summary")).toContainText(`1 документ, ${counted}, ${count} ще без рішення.`);
    });
  }
});

test("a frame that was asked for before another language drew the page anew asks nothing of what is gone", async ({ tally, page }) => {
  await page.addInitScript(() => {
    const frame = requestAnimationFrame;
    const held: FrameRequestCallback[] = [];
    const held_back = { is: false, release: () => held.splice(0).forEach((run) => run(performance.now())) };
    Object.assign(window, { frames: held_back });
    window.requestAnimationFrame = (run) => (held_back.is ? held.push(run) : frame(run));
  });
  const frames = (is: boolean) =>
    page.evaluate((is) => {
      const { frames } = window as unknown as { frames: { is: boolean; release: () => void } };
      frames.is = is;
      if (!is) frames.release();
    }, is);
  await tally.open();
  await tally.annotate("Anna Kovalenko paid $5 million.");
  await tally.press("Shift+P");
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await tally.press("Escape");
  await frames(true);
  await tally.press("Shift+P");
  const choice = page.locator("dialog[open] select[data-act=language]");
  await expect(choice).toHaveCount(1);
  await choice.evaluate((select: HTMLSelectElement) => {
    select.value = "uk";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
  await frames(false);
  await expect(page.getByRole("dialog", { name: "Налаштування" })).toBeVisible();
  await expect(page.locator(".article mark").first()).toBeVisible();
});

test("the language is chosen in the settings, at once and for the next start, and no other one flashes", async ({ tally, page }) => {
  await tally.open();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Settings");
  await page.keyboard.press("Enter");
  const select = page.getByRole("dialog").locator("select[data-act=language]");
  await select.focus();
  await select.selectOption("uk");
  await expect(page.locator("html")).toHaveAttribute("lang", "uk");
  await expect(page.getByRole("dialog", { name: "Налаштування" })).toBeVisible();
  await expect(select).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Анотувати", exact: true })).toBeVisible();
  await expect.poll(async () => JSON.stringify(await stored(page, "screen"))).toContain('"language":"uk"');
  // All that the page ever has in it while it starts.
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const button of document.querySelectorAll("header button[aria-label]")) seen.push(button.getAttribute("aria-label") ?? "");
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.reload();
  await expect(page.getByRole("button", { name: "Анотувати", exact: true })).toBeVisible();
  const seen = await page.evaluate(() => [...new Set((window as unknown as { seen: string[] }).seen)]);
  expect(seen).toContain("Відмінити");
  expect(seen.filter((name) => /[A-Za-z]/.test(name))).toEqual([]);
});
