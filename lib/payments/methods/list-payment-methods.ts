import { must } from "@/lib/core/invariant";
import { assertAmount } from "@/lib/core/money";
import type { ProviderId } from "@/lib/providers/provider";
import { PAYMENT_METHODS } from "./catalogue/payment-methods";
import { type HiddenReason, hiddenReasons } from "./hidden-reasons";
import type { ListPaymentMethodsInput } from "./list-payment-methods-input";
import type { PaymentMethod } from "./payment-method";
import { rankMethods } from "./rank-methods";

export type MethodGroup = "suggested" | "online" | "offline";

export type OfferedMethod = { method: PaymentMethod; group: MethodGroup; provider: ProviderId };
export type HiddenMethod = { id: string; reasons: HiddenReason[] };

export const MAX_SUGGESTED_METHODS = 4;

/**
 * What a customer in that country would see for that amount, and why they would not see the rest: each method of the
 * catalogue is in exactly one of the two lists. Offered methods stand in the order of the page: suggested (at most
 * four, in the merchant's own order where it has a list, else by the country's ranking), then other online ones, then
 * offline ones. Pure: the same input, the same answer.
 */
export function listPaymentMethods(input: ListPaymentMethodsInput): {
  offered: OfferedMethod[];
  hidden: HiddenMethod[];
} {
  assertAmount(input.amountMinor);
  const visible: PaymentMethod[] = [];
  const hidden: HiddenMethod[] = [];
  for (const method of PAYMENT_METHODS) {
    const reasons = hiddenReasons(method, input);
    if (reasons.length === 0) visible.push(method);
    else hidden.push({ id: method.id, reasons });
  }
  return { offered: groupMethods(visible, input), hidden };
}

function groupMethods(visible: readonly PaymentMethod[], input: ListPaymentMethodsInput): OfferedMethod[] {
  const { ranked, others } = sortMethods(visible, input);
  const suggested = ranked.slice(0, MAX_SUGGESTED_METHODS);
  const rest = [...ranked.slice(MAX_SUGGESTED_METHODS), ...others];
  const groups: [MethodGroup, PaymentMethod[]][] = [
    ["suggested", suggested],
    ["online", rest.filter((method) => method.availability === "online")],
    ["offline", rest.filter((method) => method.availability === "offline")],
  ];
  return groups.flatMap(([group, methods]) =>
    methods.map((method) => {
      const provider = input.providers.forMethod(method.id, input.livemode);
      return { method, group, provider: must(provider, `the provider of ${method.id}`).id };
    }),
  );
}

function sortMethods(visible: readonly PaymentMethod[], { ownOrder, country }: ListPaymentMethodsInput) {
  if (!ownOrder) return rankMethods(visible, country);
  const ranked = ownOrder.flatMap((id) => visible.find((method) => method.id === id) ?? []);
  return { ranked, others: visible.filter(({ id }) => !ownOrder.includes(id)) };
}
