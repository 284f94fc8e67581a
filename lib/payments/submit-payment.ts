import type { Actor } from "@/db/schema";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import { fieldError } from "@/lib/contracts/parse";
import { tokenField } from "@/lib/contracts/payment-request";
import type { PaymentStatus } from "@/lib/contracts/statuses";
import { conflict, invalidFields } from "@/lib/core/errors";
import { must, unreachable } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { assertSelling } from "@/lib/merchants/assert-selling";
import { readMerchant } from "@/lib/merchants/queries";
import { lockOrder, type OrderRow } from "@/lib/orders/queries";
import { asApproval } from "./as-approval";
import { callSubmit } from "./call-submit";
import { claimPayment } from "./claim-payment";
import { findPaymentMethod } from "./methods/find-payment-method";
import { lockLivePayment, type PaymentRow } from "./queries";
import { releasePayment } from "./release-payment";

type Input = {
  orderId: string;
  method: string;
  /** From the provider's tokenising field; null where the method has none. */
  token: string | null;
  actor: Actor;
  /** Written with the claim, or with the sight of the payment that was claimed before. */
  also?: (inside: CheckoutTransaction, payment: PaymentRow) => Promise<void>;
};

type Claim =
  | { kind: "claimed"; payment: PaymentRow }
  | { kind: "repeated"; payment: PaymentRow }
  | { kind: "superseding"; payment: PaymentRow };

/** What still waits for the customer, who may change their mind. */
const SUPERSEDED_STATUSES: readonly PaymentStatus[] = ["created", "requires_action", "awaiting_funds"];

/**
 * The customer pays. An order has one live payment: pressing twice answers with the same one, another method or card
 * ends the resting one first. A payment whose outcome the provider has yet to tell is never overtaken.
 *
 * Refused: 409 once the order is paid or over, or while the merchant is suspended, 422 for a method that is not offered or a token that is none.
 */
export async function submitPayment(ctx: CheckoutContext, input: Input): Promise<PaymentRow> {
  assertToken(input);
  let claim = await claimInTransaction(ctx, input);
  if (claim.kind === "superseding") {
    const { payment } = await releasePayment(ctx, {
      paymentId: claim.payment.id,
      ...endingOf(claim.payment, ctx.clock.now()),
      actor: input.actor,
      isStillDue: ({ status }) => SUPERSEDED_STATUSES.includes(status),
    });
    // Paid or authorized at the bank at this very moment, or the bank has yet to answer: nothing new may begin.
    if (payment.status !== "canceled" && payment.status !== "failed") return payment;
    claim = await claimInTransaction(ctx, input);
  }
  switch (claim.kind) {
    case "repeated":
      return claim.payment;
    case "superseding":
      throw conflict("payment_in_progress", "Another payment of this order was begun meanwhile.");
    case "claimed":
      // What waits for the customer's phone is submitted by the approval.
      return claim.payment.status === "processing" ? callSubmit(ctx, claim.payment) : claim.payment;
    default:
      return unreachable(claim);
  }
}

/** Before anything is stored: a method with a field of its own needs what the field collected, and no number at all. */
function assertToken({ method, token }: Input): void {
  const isMissing = token === null && findPaymentMethod(method)?.next_step === "enter_card";
  if (isMissing || (token !== null && !tokenField.safeParse(token).success)) {
    throw invalidFields([fieldError(["token"], "token_invalid")]);
  }
}

function claimInTransaction(ctx: CheckoutContext, input: Input): Promise<Claim> {
  return transact(ctx, async (inside) => {
    const order = must(await lockOrder(inside.tx, input.orderId), "the order to pay");
    const live = await lockLivePayment(inside.tx, order.id);
    const claim = live ? judgeLive(live, input, inside.clock.now()) : await claimNew(inside, order, input);
    if (claim.kind !== "superseding") await input.also?.(inside, claim.payment);
    // What rests is not ended for the sake of one that may not begin.
    else assertSelling(await readMerchant(inside.tx, order));
    return claim;
  });
}

async function claimNew(inside: CheckoutTransaction, order: OrderRow, input: Input): Promise<Claim> {
  assertPayable(order, inside.clock.now());
  return { kind: "claimed", payment: await claimPayment(inside, order, input) };
}

function assertPayable({ status, deleteAt }: OrderRow, now: Date): void {
  if (status !== "unpaid") throw conflict("order_not_payable", `An order that is ${status} cannot be paid.`);
  if (deleteAt <= now) {
    throw conflict("order_not_payable", `The order could be paid until ${deleteAt.toISOString()}.`);
  }
}

function judgeLive(live: PaymentRow, input: Input, now: Date): Claim {
  const isSame = live.method === input.method && live.token === input.token && !hasLapsed(live, now);
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

/** A question to the phone whose time is over, though no sweep has come by yet. */
function hasLapsed(payment: PaymentRow, now: Date): boolean {
  const approval = asApproval(payment);
  return approval !== null && approval.approveBy <= now;
}

/** Why the resting payment ends: the customer chose another way, or its time was over anyway. */
function endingOf(payment: PaymentRow, now: Date) {
  return hasLapsed(payment, now)
    ? ({ trigger: "approval_deadline", reason: "approval_timeout" } as const)
    : ({ trigger: "release", reason: "superseded" } as const);
}
