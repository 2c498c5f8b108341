import { expect, test, type Page } from "@playwright/test";

/** Collects what the browser complains about: errors of scripts, refused resources, missing files. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on("pageerror", (error) => found.push(error.message));
  page.on("console", (message) => {
    // Browsers ask for this file by themselves; no page links to it.
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) found.push(message.text());
  });
  return found;
}

for (const place of ["./", "./some/path/"]) {
  test(`the page and its worker start at ${place} under the content security policy`, async ({ page }) => {
    const found = complaints(page);
    await page.route("**/some/path/**", async (route) => {
      const url = route.request().url().replace("/some/path", "");
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    await page.goto(place);
    await expect(page.getByRole("textbox", { name: "Article text" })).toBeVisible();
    const answer = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const parts = JSON.parse(document.getElementById("parts")?.textContent ?? "");
          const worker = new Worker(parts.addresses.worker);
          worker.onmessage = () => resolve("answers");
          worker.onerror = (event) => resolve(`fails: ${event.message}`);
        }),
    );
    expect(answer).toBe("answers");
    expect(found).toEqual([]);
    // What is still on its way (the model of names) ends before the test does.
    await page.unrouteAll({ behavior: "wait" });
  });
}

test("the content security policy lets no script of a stranger run and nothing leave", async ({ page }) => {
  await page.goto("./");
  const outcome = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.stranger = true";
    document.head.append(script);
    await fetch("http://127.0.0.2:9/").catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve));
    return { refused, ran: "stranger" in window };
  });
  expect(outcome).toEqual({ refused: ["script-src-elem", "connect-src"], ran: false });
});
