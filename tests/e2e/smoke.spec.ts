import { expect, test } from "@playwright/test";

test("the page loads under its content security policy", async ({ page }) => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto("./");
  await expect(page.getByRole("textbox", { name: "Article text" })).toBeVisible();
  expect(complaints).toEqual([]);
});
