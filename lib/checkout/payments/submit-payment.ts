import type { Actor } from "@/db/schema";
import { fieldError } from "@/lib/contracts/parse";
import { isInFlightPayment } from "@/lib/contracts/statuses";
import { conflict, invalidFields } from "@/lib/core/errors";
import { must, unreachable } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { lockOrder, type OrderRow } from "@/lib/orders/queries";
import { lockLivePayment, type PaymentRow } from "@/lib/payments/queries";
import type { CheckoutContext } from "../context";
import { callProvider } from "./call-provider";
import { claimPayment } from "./claim-payment";
import { releasePayment } from "./release-payment";
import { submission } from "./submission";

type Input = {
  orderId: string;
  method: string;
  /** From the provider's tokenising field; null where the method has none. */
  token: string | null;
  actor: Actor;
};

type Claim =
  | { kind: "claimed"; payment: PaymentRow }
  | { kind: "repeated"; payment: PaymentRow }
  | { kind: "superseding"; payment: PaymentRow };

/** A token names what the provider's field collected. Anything with a card number's worth of digits is not one. */
const TOKEN = /^(?!.*\d{12})[A-Za-z0-9_-]{1,128}$/;

/**
 * The customer pays. An order has one live payment: pressing twice answers with the same one, another method or card
 * ends the resting one first. A payment whose outcome the provider has yet to tell is never overtaken.
 *
 * Refused: 409 once the order is paid or over, 422 for a method that is not offered or a token that is none.
 */
export async function submitPayment(ctx: CheckoutContext, input: Input): Promise<PaymentRow> {
  if (input.token !== null && !TOKEN.test(input.token))
    throw invalidFields([fieldError(["token"], "token_invalid")]);
  let claim = await claimInTransaction(ctx, input);
  if (claim.kind === "superseding") {
    const { payment } = await releasePayment(ctx, {
      paymentId: claim.payment.id,
      trigger: "release",
      reason: "superseded",
      actor: input.actor,
    });
    // Paid at the bank at this very moment, or the bank has yet to answer: either way nothing new may begin.
    if (payment.status === "succeeded" || isInFlightPayment(payment.status)) return payment;
    claim = await claimInTransaction(ctx, input);
  }
  switch (claim.kind) {
    case "repeated":
      return claim.payment;
    case "superseding":
      throw conflict("payment_in_progress", "Another payment of this order was begun meanwhile.");
    case "claimed":
      return callSubmit(ctx, claim.payment);
    default:
      return unreachable(claim);
  }
}

function claimInTransaction(ctx: CheckoutContext, input: Input): Promise<Claim> {
  return transact(ctx, async (inside) => {
    const order = must(await lockOrder(inside.tx, input.orderId), "the order to pay");
    const live = await lockLivePayment(inside.tx, order.id);
    if (live) return judgeLive(live, input);
    assertUnpaid(order);
    return { kind: "claimed", payment: await claimPayment(inside, order, input) };
  });
}

function assertUnpaid(order: OrderRow): void {
  if (order.status !== "unpaid") {
    throw conflict("order_not_payable", `An order that is ${order.status} cannot be paid.`);
  }
}

function judgeLive(live: PaymentRow, input: Input): Claim {
  const isSame = live.method === input.method && live.token === input.token;
  switch (live.status) {
    case "processing":
    case "capturing":
    case "voiding":
    case "authorized":
      return { kind: "repeated", payment: live };
    case "created":
    case "requires_action":
    case "awaiting_funds":
      return isSame ? { kind: "repeated", payment: live } : { kind: "superseding", payment: live };
    case "succeeded":
    case "failed":
    case "canceled":
      throw new Error(`Invariant broken: a live payment that is ${live.status}`);
    default:
      return unreachable(live.status);
  }
}

/** The call and the record. Also how the reconciler repeats a submission that the provider never heard of. */
export async function callSubmit(ctx: CheckoutContext, payment: PaymentRow): Promise<PaymentRow> {
  const input = await submission(ctx, payment);
  return callProvider(ctx, payment, (provider) => provider.submit(input));
}
