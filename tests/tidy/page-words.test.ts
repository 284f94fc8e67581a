import { describe, expect, it } from "vitest";
import { en } from "@/components/checkout/messages/en";
import { METHOD_MESSAGE_KEYS, NEXT_STEPS } from "@/lib/payments/methods/payment-method";

/** The page's words and the catalogue stand in rooms that do not see each other; this looks into both. */
describe("the payment page", () => {
  it("has words for every next step of the catalogue", () => {
    expect(NEXT_STEPS.filter((step) => !Object.hasOwn(en.steps, step))).toEqual([]);
  });

  it("translates every method whose name is a common noun", () => {
    expect(METHOD_MESSAGE_KEYS.filter((key) => !Object.hasOwn(en.names, key))).toEqual([]);
  });
});
