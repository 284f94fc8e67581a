import type { z } from "zod";
import type { Context } from "@/db/context";
import type { orderResponseSchema } from "@/lib/contracts/api-objects";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { presentPayment } from "@/lib/payments/present-payment";
import { listOrderPayments } from "@/lib/payments/queries";
import { presentRefund } from "@/lib/refunds/present-refund";
import { listOrderRefunds } from "@/lib/refunds/queries";
import { presentOrder } from "./present-order";
import { type OrderRow, readWholeOrder } from "./queries";

/** An order with its payments, its refunds and the link to its page, for the merchant's own eyes. */
export async function readOrder(ctx: Context, order: OrderRow): Promise<z.infer<typeof orderResponseSchema>> {
  const [whole, payments, refunds] = await Promise.all([
    readWholeOrder(ctx.db, order),
    listOrderPayments(ctx.db, order.id),
    listOrderRefunds(ctx.db, order.id),
  ]);
  return {
    ...presentOrder(whole),
    url: orderUrl(ctx, order.id),
    payments: payments.map(presentPayment),
    refunds: refunds.map(presentRefund),
  };
}

/** The order's own page. */
export function orderUrl(ctx: Pick<Context, "keys" | "baseUrl">, orderId: string): string {
  return `${ctx.baseUrl}/o/${linkSecret(ctx.keys.links, orderId)}`;
}
