import type { Context } from "@/db/context";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import type { OrderRow } from "@/lib/orders/queries";
import type { Letter } from "./letter";
import type { Words } from "./words/words";

/** The way to an order's own page. */
export function orderButton(ctx: Context, order: OrderRow, words: Words): Letter["button"] {
  return {
    label: words.reminder.button,
    url: `${ctx.baseUrl}/o/${linkSecret(ctx.keys.links, order.id)}`,
  };
}
