import { encode } from "uqr";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { normalizeUrl } from "@/lib/contracts/address-fields";
import type { Locale } from "@/lib/contracts/locales";
import type { FieldErrors, OrderPageModel, PageNextAction, PagePayment } from "@/lib/contracts/page-models";
import { isInFlightPayment } from "@/lib/contracts/statuses";
import { SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { maskPhoneNumber } from "@/lib/core/mask-phone-number";
import { readPhoneNumber } from "@/lib/core/read-phone-number";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { readMerchant } from "@/lib/merchants/queries";
import { type OrderRow, readWholeOrder } from "@/lib/orders/queries";
import { asApproval } from "@/lib/payments/as-approval";
import { cardOf } from "@/lib/payments/card-of";
import { findPaymentMethod } from "@/lib/payments/methods/find-payment-method";
import { offerPaymentMethods } from "@/lib/payments/methods/offer-payment-methods";
import { presentPaymentMethod } from "@/lib/payments/methods/present-payment-method";
import { listOrderPayments, type PaymentRow } from "@/lib/payments/queries";
import type { TransferInstructions } from "@/lib/providers/provider";
import { findSession, type SessionRow } from "@/lib/sessions/queries";
import { signResult, successUrlWithResult } from "../results/sign-result";
import { pageFrame } from "./page-frame";

type Input = {
  order: OrderRow;
  locale: Locale;
  wantedMethod: string | null;
  errors: FieldErrors;
  /** The customer is back from the bank, which has not said yet what came of it. */
  isReturned: boolean;
};

/** What the page of an order shows: always what is true of it now. */
export async function readOrderPage(ctx: CheckoutContext, input: Input): Promise<OrderPageModel> {
  const { order } = input;
  const [session, merchant, whole, payments] = await Promise.all([
    findSession(ctx.db, order.sessionId).then((found) => must(found, "the order's session")),
    readMerchant(ctx.db, order),
    readWholeOrder(ctx.db, order),
    listOrderPayments(ctx.db, order.id),
  ]);
  const { offered } = offerPaymentMethods(ctx, merchant, {
    country: order.country,
    currency: order.currency,
    amountMinor: order.amountTotal,
    confirmation: order.confirmation,
    livemode: order.livemode,
    allowed: session.paymentMethods,
    phone: order.customer.phone,
  });
  const methods = offered.map(({ method, group }) => ({ ...presentPaymentMethod(method), group }));
  // The payment that counts: the one that took the money, else the newest.
  const payment = payments.find(({ status }) => status === "succeeded") ?? payments[0] ?? null;
  const isSelling = merchant.suspendedAt === null;
  const isOpen = isSelling && order.status === "unpaid" && order.deleteAt > ctx.clock.now();
  const isFree = isOpen && !(payment && isBusy(payment));
  const selected = input.wantedMethod ?? order.paymentMethod;
  return {
    ...pageFrame(session, merchant, input.locale),
    kind: "order",
    secret: linkSecret(ctx.keys.links, order.id),
    number: order.number,
    status: order.status,
    confirmation: order.confirmation,
    currency: order.currency,
    amountTotal: order.amountTotal,
    amountRefunded: order.amountRefunded,
    lines: whole.items.map((item) => ({ ...item, bounds: null, isRemovable: false })),
    customer: {
      email: order.customer.email ?? "",
      name: order.customer.name ?? "",
      companyName: order.customer.companyName,
      taxId: order.customer.taxId,
    },
    country: order.country,
    createdAt: order.createdAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    payment: payment && presentPagePayment(payment, order, ctx.clock.now()),
    askAgainUrl:
      input.isReturned && payment?.status === "requires_action" && payment.action?.type === "redirect"
        ? `/r/${linkSecret(ctx.keys.links, payment.id)}`
        : null,
    canPay: isFree,
    canChangeMethod: isFree && methods.length > 1,
    selectedMethod: methods.find((method) => method.id === selected) ?? null,
    methods,
    errors: input.errors,
    result: await readResult(ctx, session, order, payment),
  };
}

/** Somebody's word is awaited that the customer cannot overtake. */
function isBusy(payment: PaymentRow): boolean {
  return isInFlightPayment(payment.status) || payment.status === "authorized";
}

function presentPagePayment(payment: PaymentRow, order: OrderRow, now: Date): PagePayment {
  const method = must(findPaymentMethod(payment.method), "the payment's method");
  return {
    id: payment.id,
    status: payment.status,
    method: presentPaymentMethod(method),
    reason: payment.reason,
    card: cardOf(payment),
    nextAction: presentApproval(payment, order, now) ?? presentNextAction(payment),
  };
}

/** What the shop's screen shows while the phone is asked. */
function presentApproval(payment: PaymentRow, order: OrderRow, now: Date): PageNextAction | null {
  const approval = asApproval(payment);
  if (!approval) return null;
  const leftMs = approval.approveBy.getTime() - now.getTime();
  return {
    type: "approve_on_phone",
    matchingNumber: approval.matchingNumber,
    maskedNumber: maskPhoneNumber(readPhoneNumber(order.customer.phone ?? "", order.country) ?? ""),
    secondsLeft: Math.max(0, Math.ceil(leftMs / SECOND_MS)),
  };
}

function presentNextAction(payment: PaymentRow): PageNextAction | null {
  if (payment.status === "requires_action" && payment.action) return payment.action;
  if (payment.status === "awaiting_funds" && payment.instructions)
    return presentInstructions(payment.instructions);
  return null;
}

function presentInstructions(instructions: TransferInstructions): PageNextAction {
  const { amountMinor, epcText, currency: _, ...account } = instructions;
  return {
    type: "instructions",
    ...account,
    amount: amountMinor,
    qr: epcText === null ? null : drawQrCode(epcText),
  };
}

/** One path of unit squares. Error correction M is what EPC069-12 asks for. */
function drawQrCode(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join("") };
}

/** Signed once the customer is done: never before the money is authorized. */
async function readResult(
  ctx: CheckoutContext,
  session: SessionRow,
  order: OrderRow,
  payment: PaymentRow | null,
): Promise<OrderPageModel["result"]> {
  const isPaid = order.status === "paid" || order.status === "partially_refunded";
  const isAuthorized = order.status === "unpaid" && payment?.status === "authorized";
  if (!isPaid && !isAuthorized) return null;
  const token = await signResult(ctx, session, order, isPaid ? "paid" : "authorized");
  const successUrl = session.successUrl && normalizeUrl(session.successUrl);
  return { token, successUrl: successUrl && successUrlWithResult(successUrl, token) };
}
