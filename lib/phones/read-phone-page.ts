import { eq, inArray } from "drizzle-orm";
import { orderItems, orders } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { Locale } from "@/lib/contracts/locales";
import type {
  PhoneHistory,
  PhoneOutcome,
  PhonePageModel,
  PhoneRequest,
} from "@/lib/contracts/phone-page-model";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { must, unreachable } from "@/lib/core/invariant";
import { maskPhoneNumber } from "@/lib/core/mask-phone-number";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { vapidPublicKey } from "@/lib/core/secrets/vapid-keys";
import { type MerchantRow, readMerchant } from "@/lib/merchants/queries";
import type { OrderItemRow, OrderRow } from "@/lib/orders/queries";
import { asApproval } from "@/lib/payments/as-approval";
import type { PaymentRow } from "@/lib/payments/queries";
import { listPhonePayments, type PhoneRow } from "./queries";
import { describePhoneState } from "./read-phone-status";

/** How long the page speaks of the last request first. */
const FRESH_MS = 15 * MINUTE_MS;

type Input = { phone: PhoneRow; chosenLocale: Locale | null; fallbackLocale: Locale; refused: string | null };

/** What the page of a customer's phone shows: always what is true of it now. */
export async function readPhonePage(ctx: CheckoutContext, input: Input): Promise<PhonePageModel> {
  const { phone } = input;
  const [merchant, payments] = await Promise.all([
    readMerchant(ctx.db, phone),
    listPhonePayments(ctx.db, phone.id),
  ]);
  const { orderOf, itemsOf } = await readOrders(ctx, payments);
  const [newest] = payments;
  const now = ctx.clock.now();
  const requests = payments.flatMap((payment) =>
    presentRequest(payment, orderOf(payment), itemsOf(payment), now),
  );
  const waiting = new Set(requests.map(({ paymentId }) => paymentId));
  return {
    ...frameOf(
      phone,
      merchant,
      input.chosenLocale ?? (newest && orderOf(newest).locale) ?? input.fallbackLocale,
    ),
    kind: "phone",
    secret: linkSecret(ctx.keys.links, phone.id),
    maskedNumber: maskPhoneNumber(phone.number),
    country: newest ? orderOf(newest).country : null,
    requests,
    history: payments
      .filter(({ id }) => !waiting.has(id))
      .map((payment, index) => presentHistory(payment, orderOf(payment), now, index === 0)),
    refused: input.refused,
    pushKey: vapidPublicKey(ctx.keys.push),
    state: describePhoneState(payments),
  };
}

/** The page stands alone and belongs to no session. */
function frameOf(phone: PhoneRow, merchant: MerchantRow, locale: Locale) {
  return {
    locale,
    livemode: phone.livemode,
    isEmbedded: false,
    embedOrigin: null,
    sessionId: phone.id,
    merchant: {
      name: merchant.name,
      supportEmail: merchant.supportEmail,
      logoUrl: merchant.logoUrl,
      brandColor: merchant.brandColor,
      terms: merchant.terms,
      personalData: merchant.personalData,
    },
  };
}

async function readOrders({ db }: CheckoutContext, payments: readonly PaymentRow[]) {
  const ids = payments.map(({ orderId }) => orderId);
  const [rows, items] = await Promise.all([
    db.select().from(orders).where(inArray(orders.id, ids)),
    db
      .select({ item: orderItems })
      .from(orderItems)
      .innerJoin(orders, eq(orders.id, orderItems.orderId))
      .where(inArray(orders.id, ids))
      .orderBy(orderItems.position),
  ]);
  return {
    orderOf: ({ orderId }: PaymentRow): OrderRow =>
      must(
        rows.find(({ id }) => id === orderId),
        "the payment's order",
      ),
    itemsOf: ({ orderId }: PaymentRow): OrderItemRow[] =>
      items.flatMap(({ item }) => (item.orderId === orderId ? [item] : [])),
  };
}

/** One request, or none where the payment does not wait for the phone any more. */
function presentRequest(
  payment: PaymentRow,
  order: OrderRow,
  items: readonly OrderItemRow[],
  now: Date,
): PhoneRequest[] {
  const approval = asApproval(payment);
  if (!approval || approval.approveBy <= now) return [];
  return [
    {
      ...factsOf(payment, order),
      lines: items.map((item) => ({ ...item, bounds: null, isRemovable: false })),
      matchingNumber: approval.matchingNumber,
      secondsLeft: Math.ceil((approval.approveBy.getTime() - now.getTime()) / SECOND_MS),
    },
  ];
}

function presentHistory(payment: PaymentRow, order: OrderRow, now: Date, isNewest: boolean): PhoneHistory {
  const at = payment.finishedAt ?? payment.approvedAt ?? payment.approveBy ?? payment.createdAt;
  return {
    ...factsOf(payment, order),
    outcome: outcomeOf(payment),
    at: at.toISOString(),
    isFresh: isNewest && now.getTime() - at.getTime() < FRESH_MS,
  };
}

function factsOf(payment: PaymentRow, order: OrderRow) {
  return {
    paymentId: payment.id,
    orderNumber: order.number,
    amount: payment.amount,
    currency: payment.currency,
  };
}

/** In the customer's terms. What they have accepted is never called expired, nor what they have not, canceled. */
function outcomeOf({ status, approvedAt, reason, amountRefunded, confirmation }: PaymentRow): PhoneOutcome {
  const isAccepted = approvedAt !== null;
  switch (status) {
    case "created":
    case "requires_action":
      return isAccepted ? "checking" : "expired";
    case "processing":
    case "capturing":
    case "awaiting_funds":
      return "checking";
    case "authorized":
      return confirmation === "automatic" ? "checking" : "reserved";
    case "succeeded":
      return amountRefunded > 0 ? "refunded" : "paid";
    case "failed":
      return isAccepted ? "failed" : "rejected";
    case "voiding":
    case "canceled":
      if (isAccepted) return status === "voiding" ? "checking" : "released";
      return reason === "approval_timeout" ? "expired" : "withdrawn";
    default:
      return unreachable(status);
  }
}
