import { expect } from "@playwright/test";
import type { Surface } from "./surface";

type Decision =
  | "Approve payment"
  | "Reject payment"
  | "Approve, but tell the shop later"
  | "Go back without answering";

/** Answers on the page of the bank, which is the sandbox's. */
export async function answerBank(surface: Surface, decision: Decision): Promise<void> {
  await expect(surface.getByText("Sandbox Bank")).toBeVisible();
  await surface.getByRole("button", { name: decision, exact: true }).click();
}
