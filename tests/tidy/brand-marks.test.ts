import { expect, test } from "vitest";
import { BRAND_MARKS } from "@/components/checkout/methods/brand-marks";
import { PAYMENT_METHODS } from "@/lib/payments/methods/catalogue/payment-methods";

test("every mark belongs to a method of the catalogue, and none to a common noun", () => {
  const brands = new Set(PAYMENT_METHODS.filter((method) => !method.message_key).map(({ id }) => id));
  expect(Object.keys(BRAND_MARKS).filter((id) => !brands.has(id))).toEqual([]);
});
