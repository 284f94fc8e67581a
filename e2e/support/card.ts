import { TEST_CARDS, type TestCardOutcome } from "../../lib/providers/sandbox/test-cards";
import { awaitScripts } from "./await-scripts";
import type { Surface } from "./surface";

/** The number of a published test card with that outcome, as it is printed. */
export function numberOf(outcome: TestCardOutcome): string {
  const card = TEST_CARDS.find((each) => each.outcome === outcome);
  if (!card) throw new Error(`There is no test card for ${outcome}.`);
  return card.display;
}

export async function fillCard(surface: Surface, number: string): Promise<void> {
  // The cart has a form too, and goes away when the order's page comes.
  await surface.getByLabel("Card number").waitFor();
  await awaitScripts(surface);
  await surface.getByLabel("Card number").fill(number);
  await surface.getByLabel("Expiry date").fill("1240");
  await surface.getByLabel("Security code").fill("123");
}

export async function payByCard(surface: Surface, outcome: TestCardOutcome): Promise<void> {
  await fillCard(surface, numberOf(outcome));
  await surface.getByRole("button", { name: /^Pay / }).click();
}
