import type { CardBrand } from "@/lib/contracts/card-summary";

/**
 * The published test numbers: the only card numbers this software ever accepts in test mode. The page's card field,
 * the sandbox bank and the documentation read this one list. Each number passes the check digit and lies in a range
 * that is known for testing and belongs to no cardholder.
 */
export const TEST_CARDS: readonly TestCard[] = [
  card("4242 4242 4242 4242", "visa", "succeeds", "The payment succeeds"),
  card("5555 5555 5555 4444", "mastercard", "succeeds", "The payment succeeds"),
  card("3782 822463 10005", "amex", "succeeds", "The payment succeeds"),
  card("4000 0000 0000 3220", "visa", "challenge", "3-D Secure: the customer approves or rejects"),
  card("5200 8282 8282 8210", "mastercard", "challenge", "3-D Secure: the customer approves or rejects"),
  card("4000 0084 0000 1629", "visa", "challenge_then_declined", "3-D Secure, then declined in any case"),
  card("4000 0000 0000 0002", "visa", "declined", "Declined by the issuer"),
  card("4000 0000 0000 9995", "visa", "insufficient_funds", "Declined: not enough money"),
  card("4000 0000 0000 0069", "visa", "expired_card", "Declined: the card has expired"),
  card("4000 0000 0000 0127", "visa", "incorrect_cvc", "Declined: wrong security code"),
  card("4000 0000 0000 0119", "visa", "provider_error", "Fails: the bank has a fault"),
  card("4000 0000 0000 0077", "visa", "late_event", "Pending, then succeeds by an event seconds later"),
  card("4000 0000 0000 0341", "visa", "late_decline", "Pending, then declined by an event seconds later"),
  card("4000 0000 0000 0101", "visa", "answers_late", "Succeeds; the event overtakes the answer"),
  card("4000 0000 0000 5126", "visa", "duplicate_events", "Succeeds; the event comes three times"),
  card("4000 0000 0000 0259", "visa", "times_out", "Succeeds, but the bank's answer never comes"),
];

export type TestCard = {
  /** Digits only. */
  number: string;
  /** Grouped as it is printed on a card. */
  display: string;
  brand: TestCardBrand;
  outcome: TestCardOutcome;
  token: string;
  /** What happens, in English, for the documentation and the hint beside the field. */
  title: string;
};

type TestCardBrand = Extract<CardBrand, "visa" | "mastercard" | "amex">;

export type TestCardOutcome =
  | "succeeds"
  | "challenge"
  | "challenge_then_declined"
  | "declined"
  | "insufficient_funds"
  | "expired_card"
  | "incorrect_cvc"
  | "provider_error"
  | "late_event"
  | "late_decline"
  | "answers_late"
  | "duplicate_events"
  | "times_out";

/** The published card with that number (digits only), or null. */
export function findTestCard(number: string): TestCard | null {
  return TEST_CARDS.find((candidate) => candidate.number === number) ?? null;
}

export function findTestCardByToken(token: string): TestCard | null {
  return TEST_CARDS.find((candidate) => candidate.token === token) ?? null;
}

function card(display: string, brand: TestCardBrand, outcome: TestCardOutcome, title: string): TestCard {
  const number = display.replaceAll(" ", "");
  return { number, display, brand, outcome, token: `sandbox_card_${outcome}_${brand}`, title };
}
