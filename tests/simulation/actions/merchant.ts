import { asc, eq } from "drizzle-orm";
import { confirmLinks, payments } from "@/db/schema";
import { answerConfirmLink } from "@/lib/confirmations/answer-confirm-link";
import { createSessionSchema } from "@/lib/contracts/session-request";
import { CONFIRMATION_MODES } from "@/lib/contracts/statuses";
import { transact } from "@/lib/events/transact";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { markOrderPaid } from "@/lib/payments/mark-order-paid";
import type { PaymentRow } from "@/lib/payments/queries";
import { createSession } from "@/lib/sessions/create-session";
import { endSession } from "@/lib/sessions/end-session";
import { act } from "../act";
import type { History } from "../history";
import { anyOrder, anyPayment, anySession } from "../look";
import { CALLBACK_URL } from "../merchant-server";
import { moveNear } from "./clock";
import { PHONE_NUMBER } from "./phone";

export async function openSession(history: History): Promise<void> {
  const { merchantCtx, scope, choice } = history;
  const confirmation = choice.pick(CONFIRMATION_MODES);
  const request = createSessionSchema.parse({
    currency: "EUR",
    country: "DE",
    confirmation,
    callback_url: CALLBACK_URL,
    success_url: "https://fjordtea.example/thanks",
    customer: { phone: PHONE_NUMBER },
    items: [
      { name: "Assam", unit_amount: 1200, quantity: 2, adjustable: { min: 1, max: 5 } },
      { name: "Darjeeling", unit_amount: 1950, quantity: 1 },
    ],
  });
  await act(history, `the merchant opens a session with ${confirmation} confirmation`, async () => {
    const session = await transact(merchantCtx, (inside) => createSession(inside, scope, request));
    return session.id;
  });
}

export async function endSessionEarly(history: History): Promise<void> {
  const { merchantCtx, scope, choice } = history;
  const sessionId = await anySession(history);
  if (!sessionId) return;
  const trigger = choice.pick(["expire", "cancel"]);
  await repeat(history, `the merchant ends ${sessionId}: ${trigger}`, async () => {
    const session = await transact(merchantCtx, (inside) => endSession(inside, scope, sessionId, trigger));
    return { id: session.id, status: session.status };
  });
}

/** At any time; now and then at the very edge of the deadline, or past it. */
export async function confirm(history: History): Promise<void> {
  const payment = await anyPayment(history);
  if (!payment) return;
  const { choice } = history;
  if (isUnconfirmed(payment) && payment.confirmBy && choice.chance(0.3)) moveNear(history, payment.confirmBy);
  await confirmOrBreak(history, payment);
}

/** Refused from `confirm_by` on, whatever happens meanwhile. */
async function confirmOrBreak(history: History, payment: PaymentRow): Promise<void> {
  const { merchantCtx, scope, clock } = history;
  const isTooLate = isUnconfirmed(payment) && payment.confirmBy !== null && payment.confirmBy <= clock.now();
  await repeat(history, `the merchant confirms ${payment.id}`, async () => {
    const confirmed = await confirmPayment(merchantCtx, scope, payment.id);
    if (isTooLate)
      history.broken.push(`${payment.id} was confirmed after ${payment.confirmBy?.toISOString()}`);
    return confirmed;
  });
}

/** Somebody of the merchant's follows the link of a warning, and presses a button; now and then both. */
export async function answerByLink(history: History): Promise<void> {
  const { merchantCtx, choice, db, scope, clock } = history;
  const links = await db
    .select({ id: confirmLinks.id, payment: payments })
    .from(confirmLinks)
    .innerJoin(payments, eq(payments.id, confirmLinks.paymentId))
    .where(eq(payments.merchantId, scope.merchantId))
    .orderBy(asc(confirmLinks.id));
  const link = choice.pickAny(links);
  if (!link) return;
  const { payment } = link;
  if (isUnconfirmed(payment) && payment.confirmBy && choice.chance(0.3)) moveNear(history, payment.confirmBy);
  const isTooLate = isUnconfirmed(payment) && payment.confirmBy !== null && payment.confirmBy <= clock.now();
  for (let press = choice.between(1, 2); press > 0; press -= 1) {
    const answer = choice.chance(0.75) ? "confirm" : "cancel";
    await act(history, `somebody presses “${answer}” on the link of ${payment.id}`, async () => {
      const { status } = await answerConfirmLink(merchantCtx, link.id, answer);
      if (isTooLate && answer === "confirm")
        history.broken.push(`${payment.id} was confirmed too late by a link`);
      return `${payment.id} is ${status}`;
    });
  }
}

function isUnconfirmed(payment: PaymentRow): boolean {
  return payment.status === "authorized" && payment.confirmedAt === null;
}

export async function cancel(history: History): Promise<void> {
  const { merchantCtx, scope } = history;
  const payment = await anyPayment(history);
  if (!payment) return;
  await repeat(history, `the merchant cancels ${payment.id}`, () =>
    cancelPayment(merchantCtx, scope, payment.id),
  );
}

/** The money was seen on the merchant's account, or so it is said. */
export async function markPaid(history: History): Promise<void> {
  const { merchantCtx, scope } = history;
  const order = await anyOrder(history);
  if (!order) return;
  await repeat(history, `the merchant marks ${order.id} as paid`, () =>
    markOrderPaid(merchantCtx, scope, order.id),
  );
}

type Answer = { id: string; status: string };

/** Does it once or twice. Where nothing came between, the second answer is the first. */
export async function repeat(history: History, words: string, command: () => Promise<Answer>): Promise<void> {
  const { interludes } = history;
  let first: Answer | null = null;
  for (let time = history.choice.between(1, 2); time > 0; time -= 1) {
    await act(history, words, async () => {
      const { id, status } = await command();
      if (first && interludes === history.interludes && first.status !== status) {
        history.broken.push(`“${words}” was answered ${first.status} and then ${status}`);
      }
      first = { id, status };
      return `${id} is ${status}`;
    });
  }
}
