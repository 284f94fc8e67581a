import { expect } from "@playwright/test";
import type { Surface } from "./surface";

type Decision =
  | "Approve payment"
  | "Reject payment"
  | "Approve, but tell the shop later"
  | "Go back without answering";

const PRESS_TIMEOUT_MS = 2_000;
const ANSWER_TIMEOUT_MS = 15_000;

/**
 * Answers on the page of the bank, which is the sandbox's. A browser ignores a press in a frame that has just been moved
 * or resized, so the button is pressed until its page is gone, as a customer would.
 */
export async function answerBank(surface: Surface, decision: Decision): Promise<void> {
  const button = surface.getByRole("button", { name: decision, exact: true });
  await expect(surface.getByText("Sandbox Bank")).toBeVisible();
  await expect(async () => {
    if (await button.isVisible()) await button.click({ timeout: PRESS_TIMEOUT_MS });
    await expect(button).toBeHidden({ timeout: PRESS_TIMEOUT_MS });
  }).toPass({ timeout: ANSWER_TIMEOUT_MS });
}
