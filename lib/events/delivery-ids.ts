import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { newId } from "@/lib/core/ids";

/** Symbols of a new id that tell its kind and time; the rest is random. */
const HEAD_LENGTH = "whd_".length + 10;
const TAIL_LENGTH = 16;
const KEY_BYTES = 32;

/**
 * Ids for deliveries whose number only a statement knows: each is made in it, from its event and its endpoint and a key that
 * is new each time, so that it is as hard to guess as any other.
 */
export function newDeliveryIds(ctx: Pick<Context, "clock" | "random">): (event: SQL, endpoint: SQL) => SQL {
  const head = newId("webhookDelivery", ctx).slice(0, HEAD_LENGTH);
  const key = Buffer.from(ctx.random.bytes(KEY_BYTES)).toString("hex");
  return (event, endpoint) => {
    const hash = sql`sha256(convert_to(${key}::text || ${event} || ${endpoint}, 'UTF8'))`;
    return sql`${head}::text || left(encode(${hash}, 'hex'), ${TAIL_LENGTH}::integer)`;
  };
}
