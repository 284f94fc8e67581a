import type { OrderPageModel } from "@/lib/contracts/page-models";
import { formatMoney } from "@/lib/core/money";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { isolate } from "../messages/isolate";
import { nameOfMethod } from "../methods/method-words";
import type { OrderView } from "./decide-order-view";

export type Heading = { tone: "plain" | "wait" | "good" | "bad"; title: string; lines: string[] };

/** What the page says first: the state of the order, in words that are true of it and no more. */
export function headingOf(view: OrderView, model: OrderPageModel, messages: Messages): Heading {
  const { order } = messages;
  const values = {
    merchant: model.merchant.name,
    email: model.merchant.supportEmail,
    amount: formatMoney(model.amountTotal, model.currency, model.locale),
    refunded: formatMoney(model.amountRefunded, model.currency, model.locale),
    method: model.payment ? nameOfMethod(model.payment.method, messages) : "",
    phone: phoneOf(model),
  };
  const say = (tone: Heading["tone"], title: string, ...lines: string[]): Heading => ({
    tone,
    title: fill(title, values),
    lines: lines.map((line) => fill(line, values)),
  });
  switch (view) {
    case "pay":
      return headingToPay(model, messages, say);
    case "choose":
      return say("plain", messages.methods.title);
    case "stuck":
      return say("plain", order.paymentTitle, order.cannotPay);
    case "checking":
      return say("wait", order.checkingTitle, order.checkingBody);
    case "reserved":
      return say("wait", order.reservedTitle, order.reservedBody);
    case "action":
      return say("wait", order.actionTitle);
    case "approval":
      return say("wait", messages.approval.title, messages.approval.body);
    case "instructions":
      return say("plain", messages.instructions.title, messages.instructions.body);
    case "paid":
      return say("good", order.paidTitle, order.paidBody);
    case "refunded":
      return say("plain", order.refundedTitle, order.refundedBody);
    case "partly_refunded":
      return say("plain", order.partlyRefundedTitle, order.partlyRefundedBody);
    case "canceled":
      return say("plain", order.canceledTitle, order.canceledBody);
    case "deleted":
      return say("plain", order.deletedTitle, order.deletedBody);
  }
}

function phoneOf({ payment }: OrderPageModel): string {
  const action = payment?.nextAction;
  return action?.type === "approve_on_phone" ? isolate(action.maskedNumber) : "";
}

type Say = (tone: Heading["tone"], title: string, ...lines: string[]) => Heading;

/** After an attempt that ended: why, and that nothing was taken, which is so for every attempt that failed or was canceled. */
function headingToPay({ payment }: OrderPageModel, { order, reasons }: Messages, say: Say): Heading {
  const hasEnded = payment?.status === "failed" || payment?.status === "canceled";
  if (!hasEnded || payment.reason === "superseded") return say("plain", order.payTitle, order.payBody);
  const title = payment.status === "failed" ? order.failedTitle : order.canceledPaymentTitle;
  const reason = payment.reason ? [reasons[payment.reason]] : [];
  return say("bad", title, ...reason, order.nothingTaken, order.tryAgain);
}
