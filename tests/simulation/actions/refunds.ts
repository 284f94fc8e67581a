import { asc, eq } from "drizzle-orm";
import { orderItems, refundRequests, refunds } from "@/db/schema";
import { transact } from "@/lib/events/transact";
import { cancelOrder } from "@/lib/orders/cancel-order";
import type { OrderRow } from "@/lib/orders/queries";
import { acceptRefundRequest } from "@/lib/refunds/accept-refund-request";
import { cancelRefund } from "@/lib/refunds/cancel-refund";
import { markRefundPaid } from "@/lib/refunds/mark-refund-paid";
import { refundOrder } from "@/lib/refunds/refund-order";
import { refuseRefundRequest } from "@/lib/refunds/refuse-refund-request";
import { requestRefund } from "@/lib/refunds/request-refund";
import { act } from "../act";
import type { History } from "../history";
import { anyOrder, anyPaidOrder } from "../look";
import { repeat } from "./merchant";

/** The whole, a part, or some of the lines; often more than there is. */
export async function refund(history: History): Promise<void> {
  const { merchantCtx, scope } = history;
  const order = await anyOrderToRefund(history);
  if (!order) return;
  const wanted = await drawRefund(history, order);
  await act(history, `the merchant refunds ${order.id}: ${JSON.stringify(wanted)}`, async () => {
    const { id, amount } = await transact(merchantCtx, (inside) =>
      refundOrder(inside, scope, order.id, wanted),
    );
    return `${id} over ${amount}`;
  });
}

export async function askForRefund(history: History): Promise<void> {
  const { merchantCtx, scope } = history;
  const order = await anyOrderToRefund(history);
  if (!order) return;
  const body = { order: order.id, reason: "It does not fit.", ...(await drawRefund(history, order)) };
  await act(history, `somebody asks for money back: ${JSON.stringify(body)}`, async () => {
    const { id, amount } = await transact(merchantCtx, (inside) => requestRefund(inside, scope, body));
    return `${id} over ${amount}`;
  });
}

export async function answerRefundRequest(history: History): Promise<void> {
  const { merchantCtx, scope, choice, db } = history;
  const rows = await db
    .select({ id: refundRequests.id })
    .from(refundRequests)
    .where(eq(refundRequests.merchantId, scope.merchantId))
    .orderBy(asc(refundRequests.id));
  const request = choice.chance(0.7) ? rows.at(-1) : choice.pickAny(rows);
  if (!request) return;
  const accepts = choice.chance(0.7);
  await repeat(history, `the merchant ${accepts ? "accepts" : "refuses"} ${request.id}`, () =>
    transact(merchantCtx, (inside) =>
      accepts
        ? acceptRefundRequest(inside, scope, request.id)
        : refuseRefundRequest(inside, scope, request.id, "It was used."),
    ),
  );
}

/** What a machine can't send the merchant sends, or calls off; now and then one that a provider sends. */
export async function endRefundByHand(history: History): Promise<void> {
  const { merchantCtx, scope, choice, db } = history;
  const rows = await db
    .select({ id: refunds.id, status: refunds.status })
    .from(refunds)
    .where(eq(refunds.merchantId, scope.merchantId))
    .orderBy(asc(refunds.id));
  const waiting = rows.filter(({ status }) => status === "requires_action");
  const chosen = choice.chance(0.8) ? waiting.at(-1) : choice.pickAny(rows);
  if (!chosen) return;
  const isSent = choice.chance(0.7);
  await repeat(history, `the merchant ${isSent ? "has sent" : "calls off"} ${chosen.id}`, () =>
    transact(merchantCtx, async (inside) => {
      const { refund } = isSent
        ? await markRefundPaid(inside, scope, chosen.id, { reference: "SEPA-42" })
        : await cancelRefund(inside, scope, chosen.id);
      return refund;
    }),
  );
}

export async function callOrderOff(history: History): Promise<void> {
  const { merchantCtx, scope } = history;
  const order = await anyOrder(history);
  if (!order) return;
  await repeat(history, `the merchant cancels ${order.id}`, () => cancelOrder(merchantCtx, scope, order.id));
}

/** Oftener one that money can go back for. */
async function anyOrderToRefund(history: History): Promise<OrderRow | null> {
  return history.choice.chance(0.85) ? anyPaidOrder(history) : anyOrder(history);
}

async function drawRefund({ choice, db }: History, order: OrderRow) {
  switch (choice.pick(["whole", "part", "part", "lines"])) {
    case "part":
      return { amount: choice.between(1, order.amountTotal) };
    case "lines": {
      const lines = await db
        .select({ id: orderItems.id })
        .from(orderItems)
        .where(eq(orderItems.orderId, order.id))
        .orderBy(orderItems.position);
      const some = lines.slice(0, choice.between(1, 2));
      return { items: some.map(({ id }) => ({ item: id, quantity: choice.between(1, 2) })) };
    }
    default:
      return {};
  }
}
