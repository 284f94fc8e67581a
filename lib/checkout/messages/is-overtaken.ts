import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { findOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { findPayment } from "@/lib/payments/queries";
import { findSignInLink, isOpenLink } from "@/lib/people/queries";

/** Whether what a message asks for has been done or has lapsed meanwhile, so that sending it would tell an untruth. */
export async function isOvertaken(ctx: Context, message: MessageRow): Promise<boolean> {
  switch (message.kind) {
    case "confirmation_expiring": {
      const payment = must(await findPayment(ctx.db, message.objectId), "the payment of a warning");
      return payment.status !== "authorized" || (await isPast(ctx, message, payment.confirmBy));
    }
    case "approval_requested": {
      const payment = must(await findPayment(ctx.db, message.objectId), "the payment of a request");
      return payment.status !== "requires_action" || (await isPast(ctx, message, payment.approveBy));
    }
    case "order_reminder": {
      const order = must(await findOrder(ctx.db, message.objectId), "the order of a reminder");
      return order.status !== "unpaid";
    }
    case "transfer_instructions": {
      const payment = must(await findPayment(ctx.db, message.objectId), "the payment of instructions");
      return payment.status !== "awaiting_funds";
    }
    case "sign_in": {
      const link = await findSignInLink(ctx.db, message.objectId);
      return link === null || !isOpenLink(link, ctx.wallClock.now());
    }
    case "webhook_endpoint_disabled":
    // What has happened stays true.
    case "order_paid":
    case "refund_succeeded":
    case "refund_request_refused":
      return false;
  }
}

async function isPast(ctx: Context, message: MessageRow, deadline: Date | null): Promise<boolean> {
  const { clock } = await atMerchantTime(ctx, message);
  return deadline !== null && deadline <= clock.now();
}
