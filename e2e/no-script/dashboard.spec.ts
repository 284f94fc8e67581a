import { signIn } from "../support/dashboard";
import { demo } from "../support/demo";
import { expect, test } from "../support/test";

test("somebody signs in by a letter's link, once, and signs out, without scripts", async ({ page }) => {
  const { base_url } = demo();
  await page.goto(`${base_url}/dashboard`);
  await expect(page).toHaveURL(`${base_url}/dashboard/sign-in`);
  await signIn(page);
  await expect(page.getByRole("heading", { name: "Little Leaf Tea" })).toBeVisible();
  await page.getByRole("link", { name: "owner@littleleaf.example" }).click();
  await expect(page.getByText("(this one)")).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto(`${base_url}/dashboard`);
  await expect(page).toHaveURL(`${base_url}/dashboard/sign-in`);
});
