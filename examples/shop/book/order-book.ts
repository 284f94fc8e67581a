import { z } from "zod";
import type { WebhookEvent } from "../opentill/verify-webhook";

const orderSchema = z.object({
  id: z.string(),
  object: z.literal("order"),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  amount_total: z.int(),
  client_reference_id: z.string().nullable(),
});

export type BookedOrder = z.infer<typeof orderSchema> & { sequence: number };

export type OrderBook = ReturnType<typeof createOrderBook>;

/** The shop's own orders, written by verified webhooks and by nothing else. In memory; a real shop has a table. */
export function createOrderBook() {
  const orders = new Map<string, BookedOrder>();

  return {
    /** Events may overtake one another; an order's `sequence` tells which of them is the later. */
    apply(event: WebhookEvent): void {
      const order = orderSchema.safeParse(event.data);
      if (!order.success) return;
      const known = orders.get(order.data.id);
      if (known && known.sequence >= event.sequence) return;
      orders.set(order.data.id, { ...order.data, sequence: event.sequence });
    },

    newestFirst(): BookedOrder[] {
      return [...orders.values()].reverse();
    },

    withId(id: unknown): BookedOrder | null {
      return typeof id === "string" ? (orders.get(id) ?? null) : null;
    },

    withReference(reference: string): BookedOrder | null {
      return [...orders.values()].find((order) => order.client_reference_id === reference) ?? null;
    },
  };
}
