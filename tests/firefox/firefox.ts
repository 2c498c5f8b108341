// A Firefox that is driven by geckodriver, and the page in it as its users know it: by roles and names.
import { expect, test as base } from "@playwright/test";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Builder, By, error, Key, type WebDriver, type WebElement } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { parse, type Native } from "../e2e/dataset.ts";

/** One highlighted segment, as ARCHITECTURE.md promises it. */
export interface Mark {
  id: string;
  label: string;
  decision: string;
  value: string;
  start: number;
  end: number;
  text: string;
}

/** Where elements of a role are looked for; what Firefox says of them decides. */
const ELEMENTS: Record<string, string> = {
  button: "button",
  combobox: "select, input",
  dialog: "dialog",
  radio: "input[type=radio]",
  region: "section, [role=region]",
  textbox: "textarea, input",
};

/** Keys that are no characters. */
const NAMED: Record<string, string> = { Enter: Key.ENTER, Escape: Key.ESCAPE, Shift: Key.SHIFT, Control: Key.CONTROL };

export class Tallymark {
  constructor(
    readonly driver: WebDriver,
    readonly address: string,
    readonly downloads: string,
  ) {}

  async open(): Promise<void> {
    await this.driver.get(this.address);
    await this.opened();
  }

  async reload(): Promise<void> {
    await this.driver.navigate().refresh();
    await this.opened();
  }

  /** Waits for one of the two screens. */
  async opened(): Promise<void> {
    await this.shown("#article-text, .article, textarea");
    await expect.poll(() => this.status()).not.toBe("Opening…");
  }

  /** The element of this role and name, once it is there and can be seen. */
  async find(role: string, name: string): Promise<WebElement> {
    let found: WebElement | undefined;
    await expect
      .poll(
        async () => {
          found = await this.look(role, name);
          return found !== undefined;
        },
        { message: `${role} "${name}"` },
      )
      .toBe(true);
    return found!;
  }

  /** The element of this role and name, where there is one that can be seen. */
  async look(role: string, name: string): Promise<WebElement | undefined> {
    const seen: WebElement[] = await this.script(
      (css) => [...document.querySelectorAll(css)].filter((element) => element.checkVisibility()),
      ELEMENTS[role] ?? "*",
    );
    try {
      for (const element of seen) {
        if ((await element.getAccessibleName()) === name && (await element.getAriaRole()) === role) return element;
      }
    } catch (problem) {
      // The page was drawn anew under it: whoever waits looks again.
      if (!(problem instanceof error.StaleElementReferenceError)) throw problem;
    }
    return undefined;
  }

  async click(role: string, name: string): Promise<void> {
    // Until it can be clicked: it may be drawn anew or covered for a moment.
    await expect(async () => (await this.find(role, name)).click()).toPass({ timeout: 20_000 });
  }

  /** Presses keys one after the other: "a", "Shift+U", "Control+v", "Enter". */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const parts = key.split("+").map((part) => NAMED[part] ?? part);
      const [last = "", ...held] = parts.reverse();
      let actions = this.driver.actions();
      for (const modifier of held) actions = actions.keyDown(modifier);
      actions = actions.sendKeys(last);
      for (const modifier of held) actions = actions.keyUp(modifier);
      await actions.perform();
    }
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    await this.driver.actions().sendKeys(text).perform();
  }

  /** Pastes an article with the clipboard, as a user would, and waits for its suggestions. */
  async annotate(text: string, title = ""): Promise<void> {
    const box = await this.find("textbox", "Article text");
    await box.click();
    // The clipboard is filled by cutting the text out of that very box: no other program is needed for it.
    await this.script((box, text) => Object.assign(box, { value: text }), box, text);
    await this.press("Control+a", "Control+x");
    expect(await box.getProperty("value"), "the text has been cut").toBe("");
    await this.press("Control+v");
    await (await this.find("textbox", "Title")).sendKeys(title);
    await this.click("button", "Annotate");
    await this.extracted();
  }

  async extracted(): Promise<void> {
    // Both at once: a long article is busy again when its suggestions come.
    const isRead = () =>
      document.querySelector('.article:not([aria-busy="true"])') !== null && !document.body.innerText.includes("Reading…");
    await expect.poll(() => this.script(isRead), { timeout: 60_000 }).toBe(true);
  }

  async startNew(): Promise<void> {
    await this.click("button", "New article");
    await this.find("textbox", "Article text");
  }

  async shown(css: string): Promise<WebElement> {
    await expect.poll(() => this.script((css) => document.querySelector(css)?.checkVisibility() ?? false, css), { message: css }).toBe(true);
    return this.driver.findElement(By.css(css));
  }

  /** What the status in the top bar says. */
  async status(): Promise<string> {
    return this.script(() => document.querySelector("header [role=status]")?.textContent ?? "");
  }

  async saved(): Promise<void> {
    await expect.poll(() => this.status()).toBe("Saved");
  }

  async text(): Promise<string> {
    return this.script(() => document.querySelector(".article")?.textContent ?? "");
  }

  async marks(only = ""): Promise<Mark[]> {
    return this.script((only) => {
      return [...document.querySelectorAll<HTMLElement>(`.article mark${only}`)].map(({ dataset, textContent }) => ({
        id: dataset.id ?? "",
        label: dataset.label ?? "",
        decision: dataset.decision ?? "",
        value: dataset.value ?? "",
        start: Number(dataset.start),
        end: Number(dataset.end),
        text: textContent ?? "",
      }));
    }, only);
  }

  /** The mention under review. */
  async current(): Promise<Mark | undefined> {
    return (await this.marks("[aria-current=true]"))[0];
  }

  /** The titles of the list of documents. */
  async titles(): Promise<string[]> {
    return this.script(() =>
      [...document.querySelectorAll("nav button[aria-label^='Remove ']")].map((button) =>
        (button.getAttribute("aria-label") ?? "").replace("Remove ", ""),
      ),
    );
  }

  /** Downloads everything in the native format, after it has been proven. */
  async native(): Promise<Native[]> {
    await this.click("button", "Download");
    await this.find("dialog", "Download dataset");
    await this.click("radio", "Tallymark JSONL");
    await this.click("radio", "All documents");
    await this.shown("[data-proof=holds]");
    const before = await readdir(this.downloads);
    await this.click("button", "Save file");
    let name: string | undefined;
    await expect
      .poll(async () => {
        const files = await readdir(this.downloads);
        name = files.find((file) => !before.includes(file));
        return name !== undefined && !files.some((file) => file.endsWith(".part"));
      })
      .toBe(true);
    expect(name).toMatch(/^[^\s/\\]+\.jsonl$/);
    return parse(await readFile(join(this.downloads, name!), "utf8"));
  }

  /** Runs a function in the page. */
  async script<Arguments extends unknown[], Result>(
    body: (...values: Arguments) => Result,
    ...values: { [At in keyof Arguments]: Arguments[At] | WebElement }
  ): Promise<Result extends Element[] ? WebElement[] : Result> {
    return this.driver.executeScript(`return (${body})(...arguments)`, ...values);
  }
}

/** A program that the environment names. Selenium would download what it is not told. */
function named(variable: string): string {
  const program = process.env[variable];
  if (!program) throw new Error(`${variable} is not set: run the tests by \`cargo xtask test firefox\``);
  return program;
}

/** Settings with which Firefox asks nobody anything, and puts files where the test finds them. */
function settings(downloads: string): firefox.Options {
  const options = new firefox.Options().addArguments("-headless", "--width=1440", "--height=900").enableBidi();
  options.setBinary(named("TALLYMARK_FIREFOX"));
  const preferences: Record<string, string | number | boolean> = {
    "browser.download.folderList": 2,
    "browser.download.dir": downloads,
    "browser.download.alwaysOpenPanel": false,
    "intl.accept_languages": "en-US",
  };
  for (const [name, value] of Object.entries(preferences)) options.setPreference(name, value);
  return options;
}

/** What WebDriver BiDi tells while a page is open. */
type Event =
  | { method: "log.entryAdded"; params: { level: string; text: string } }
  | { method: "network.beforeRequestSent"; params: { request: { url: string } } };

/** Everything that the browser complains about in a page, and what it asks other machines for. */
async function listen(driver: WebDriver, address: string): Promise<string[]> {
  const complaints: string[] = [];
  const own = new URL(address).origin;
  const bidi = await driver.getBidi();
  await bidi.subscribe("log.entryAdded");
  await bidi.subscribe("network.beforeRequestSent");
  bidi.socket.on("message", (message: Buffer) => {
    const { method, params } = JSON.parse(message.toString()) as Event;
    if (method === "log.entryAdded" && params.level === "error") complaints.push(`console: ${params.text}`);
    if (method !== "network.beforeRequestSent") return;
    const { url } = params.request;
    const isOwn = url === address || (own !== "null" && new URL(url).origin === own);
    if (!isOwn && !/^(blob|data|about):/.test(url)) complaints.push(`request: ${url}`);
  });
  return complaints;
}

/** What holds in every test: the browser complains about nothing and asks no other machine for anything. */
export const test = base.extend<{ address: string; driver: WebDriver; tally: Tallymark }>({
  address: async ({ baseURL }, use) => use(baseURL ?? ""),
  driver: async ({}, use, testInfo) => {
    const downloads = testInfo.outputPath("downloads");
    await mkdir(downloads, { recursive: true });
    const driver = await new Builder()
      .forBrowser("firefox")
      .setFirefoxOptions(settings(downloads))
      .setFirefoxService(new firefox.ServiceBuilder(named("GECKODRIVER")))
      .build();
    try {
      await use(driver);
      if (testInfo.errors.length > 0) {
        await testInfo.attach("screenshot", { body: Buffer.from(await driver.takeScreenshot(), "base64"), contentType: "image/png" });
      }
    } finally {
      await driver.quit();
    }
  },
  tally: async ({ driver, address }, use, testInfo) => {
    const complaints = await listen(driver, address);
    await use(new Tallymark(driver, address, testInfo.outputPath("downloads")));
    expect(complaints, "the browser has no complaint and no request leaves the page's host").toEqual([]);
  },
});

export { By, expect };
