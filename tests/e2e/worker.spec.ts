// The extraction worker may end at any time: that costs one result and nothing else.
import type { Page } from "@playwright/test";
import { expect, test, textFile } from "./page.ts";

const WORKER = /tallymark-worker_loader[^/]*\.js$/;
const TEXT = "The raid of 12 May 2026 cost $50 billion, said Ana Ruiz.";

for (const [name, script] of [
  ["cannot start", "throw new Error('no start');"],
  ["ends while it works", "postMessage('ready'); onmessage = () => { throw new Error('out of memory'); };"],
] as const) {
  test(`a worker that ${name} costs only its suggestions`, async ({ page, tally }) => {
    await page.route(WORKER, (route) => route.fulfill({ contentType: "text/javascript", body: script }));
    await tally.open();
    await tally.annotate(TEXT);
    await expect(tally.messages.getByRole("alert")).toContainText(/Nothing could be suggested for “The raid of 12 May/);
    expect(await tally.text()).toBe(TEXT);
    await expect(tally.marks).toHaveCount(0);

    await test.step("mentions can be added by hand", async () => {
      await tally.press("s", "s", "2");
      await expect(tally.marks).toHaveAttribute("data-decision", "added");
      await tally.press("u");
      await tally.saved();
    });

    await test.step("another worker is started when it is asked again", async () => {
      await page.unroute(WORKER);
      await tally.documents.getByRole("button", { name: "Suggest again" }).click();
      await expect(tally.marks.and(page.locator("[data-label=MONEY]"))).toHaveText("$50 billion");
    });
  });
}

test("a worker that cannot be loaded says so", async ({ page, tally, complaints }) => {
  await page.route(WORKER, (route) => route.fulfill({ status: 404, body: "" }));
  await tally.open();
  await tally.annotate(TEXT);
  await expect(tally.messages.getByRole("alert")).toContainText("the extractor stopped (it could not be loaded)");
  // What the browser says of the script is the point of this test.
  complaints.length = 0;
});

test.describe("a text that the worker does not survive", () => {
  /** What ends a worker; put before its own script. */
  const ENDS = {
    /** A worker that says what the real one says when it panics, and has something to say of other texts. */
    "a panic": `
      onmessage = ({ data }) => {
        const { ticket, text } = data.extract ?? data.dateline;
        postMessage({ began: { ticket } });
        if (data.extract && text.includes("of doom")) {
          postMessage({ panicked: { reason: "panicked at crates/extract/src/some.rs:1:2:\\nindex out of bounds" } });
          throw new WebAssembly.RuntimeError("unreachable");
        }
        if (data.dateline) return postMessage({ dated: { ticket } });
        const start = text.indexOf("50");
        const mention = { span: { start, end: start + 2 }, label: "CARDINAL", norm: {}, source: "rule", score: 1 };
        postMessage({ extracted: { ticket, mentions: start < 0 ? [] : [mention] } });
      };
      postMessage("ready");
      self.importScripts = () => {};
      self.wasm_bindgen = () => {};`,
    /** There is no memory for what the real worker makes of the text: it ends without a word. */
    "no memory left": `
      let program;
      const load = WebAssembly.instantiateStreaming;
      WebAssembly.instantiateStreaming = async (...args) => {
        const loaded = await load.apply(WebAssembly, args);
        program = loaded.instance.exports;
        return loaded;
      };
      const use = (size, smallest, grab) => {
        for (; size >= smallest; size /= 2) try { for (;;) grab(size); } catch {}
      };
      const deadly = new Set();
      addEventListener("message", ({ data }) => {
        if (data.extract?.text.includes("of doom")) deadly.add(data.extract.ticket);
      });
      const post = self.postMessage;
      self.postMessage = (message) => {
        post.call(self, message);
        if (!deadly.has(message.began?.ticket)) return;
        use(1 << 15, 1, (pages) => program.memory.grow(pages));
        use(1 << 22, 8, (size) => program.__wbindgen_malloc(size, 8));
      };`,
  };

  /** Harms every worker that is started, and counts them. */
  async function harm(page: Page, script: string): Promise<{ started: number }> {
    const workers = { started: 0 };
    await page.route(WORKER, async (route) => {
      workers.started += 1;
      const response = await route.fetch();
      await route.fulfill({ response, body: `${script}\n${await response.text()}` });
    });
    return workers;
  }

  for (const [name, script] of Object.entries(ENDS)) {
    test(`costs only its own suggestions: ${name}`, async ({ page, tally, complaints }) => {
      const workers = await harm(page, script);
      await tally.open();
      await tally.choose(
        textFile("first.txt", "Alpha paid 50 people."),
        textFile("second.txt", "Beta is the text of doom: they paid 7 people."),
        textFile("third.txt", "Gamma lost 50 of them."),
      );
      await tally.extracted();
      await expect(tally.documents.getByRole("listitem")).toHaveCount(3);
      const alert = tally.messages.getByRole("alert");
      await expect(alert).toHaveCount(1);
      await expect(alert).toContainText("Nothing could be suggested for “Beta is the text of doom: they paid 7 people.”: the extractor");
      await expect(alert).toContainText("The text is safe.");
      if (name === "a panic") await expect(alert).toContainText(/met a defect of Tallymark and stopped \(panicked at .*\.rs:1:2:\s+index out of bounds\)/);
      expect(workers.started, "another was started, and was not asked the same again").toBe(2);

      for (const title of ["Alpha", "Gamma"]) {
        await tally.documents.getByRole("button", { name: title }).first().click();
        await expect(tally.marks.filter({ hasText: /^50/ })).toHaveCount(1);
      }

      await test.step("asked again it fails again, and nothing else does", async () => {
        await tally.documents.getByRole("button", { name: "Beta" }).first().click();
        await expect(tally.marks).toHaveCount(0);
        await tally.messages.getByRole("button", { name: "Dismiss" }).click();
        await tally.documents.getByRole("button", { name: "Suggest again" }).click();
        await expect(alert).toContainText("Nothing could be suggested for “Beta is");
      });

      await test.step("a worker that survives it reads it", async () => {
        await page.unroute(WORKER);
        await tally.documents.getByRole("button", { name: "Suggest again" }).click();
        await expect(tally.marks.filter({ hasText: /^7/ })).toHaveCount(1);
      });
      // What the browser says of the worker is the point of this test.
      complaints.length = 0;
    });
  }

});
