import type { EventType } from "@/lib/contracts/event-types";
import { emitNotice } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { presentProduct } from "./present-product";
import type { WholeProduct } from "./queries";

/** Writes down what became of a product, with the product as it is now. Its row has counted the event already. */
export function emitProductNotice(
  ctx: TransactionContext,
  type: Extract<EventType, `product.${string}`>,
  whole: WholeProduct,
): void {
  const { product } = whole;
  emitNotice(ctx, {
    scope: { merchantId: product.merchantId, livemode: product.livemode },
    type,
    objectId: product.id,
    sequence: product.eventSequence,
    data: presentProduct(whole),
  });
}
