import { expect, type Page } from "@playwright/test";
import { api } from "./api";
import { demo } from "./demo";

const OWNER = "owner@littleleaf.example";

type Letter = { kind: string; to: string; url: string | null };

/** Asks for a letter as the demo's owner, and answers with the newest link that came. */
export async function askForLink(page: Page): Promise<string> {
  await page.goto(`${demo().base_url}/dashboard/sign-in`);
  await page.getByLabel("Your email address").fill(OWNER);
  await page.getByRole("button", { name: "Send me the letter" }).click();
  await expect(page.getByText("a letter is on its way")).toBeVisible();
  const { data } = await api<{ data: Letter[] }>("/test/outbox?limit=20");
  const letter = data.find(({ kind, to }) => kind === "sign_in" && to === OWNER);
  return letter?.url ?? "";
}

/** Signs in by the letter's link. */
export async function signIn(page: Page): Promise<void> {
  await page.goto(await askForLink(page));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}
