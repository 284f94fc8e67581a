import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { addMs } from "@/lib/core/clock";
import { type IdKind, newId, newOrderNumber } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";

const BATCH = 5_000;
const SPACING_MS = 7_000;

/**
 * Orders with their sessions, lines and payments, made by a few statements for thousands of them: a million in minutes. They
 * are spread over time, one every seven seconds up to `until`. Of a hundred orders 88 are paid, 6 unpaid, 3 canceled, 2
 * refunded in part and one refunded; one of ten payments has failed, one of twenty is a transfer; each hundredth order
 * has an email of its own, the others share a thousand.
 */
export async function makeManyOrders(db: Database, scope: Scope, count: number, until: Date): Promise<void> {
  const random = seededRandom(count);
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => {
      const place = from + index;
      const at = addMs(until, -(count - place) * SPACING_MS);
      const id = (kind: IdKind) => newId(kind, { clock: { now: () => at }, random });
      return {
        place,
        at: at.toISOString(),
        session: id("checkoutSession"),
        order: id("order"),
        item: id("orderItem"),
        payment: id("payment"),
        number: `${newOrderNumber(random)}-${place}`,
      };
    });
    await insert(db, scope, JSON.stringify(rows));
  }
  await db.execute(sql`analyze checkout_sessions, orders, order_items, payments`);
}

async function insert(db: Database, { merchantId, livemode }: Scope, rows: string): Promise<void> {
  await db.execute(sql`
    with made as materialized (
      select * from json_to_recordset(${rows}::json) as made (
        place integer, at timestamptz, session text, "order" text, item text, payment text, number text)
    ), session as (
      insert into checkout_sessions (
        id, merchant_id, livemode, status, ui_mode, currency, country, confirmation, metadata, customer, expires_at, created_at)
      select session, ${merchantId}, ${livemode}, 'completed', 'hosted', 'EUR', 'DE', 'automatic', '{}', '{}', at + interval '1 day', at
      from made returning id
    ), "order" as (
      insert into orders (
        id, merchant_id, livemode, session_id, number, status, currency, amount_total, amount_paid, amount_refunded, customer,
        country, locale, payment_method, confirmation, client_reference_id, metadata, created_at, delete_at)
      select made."order", ${merchantId}, ${livemode}, session.id, number,
        case when place % 100 < 88 then 'paid' when place % 100 < 94 then 'unpaid' when place % 100 < 97 then 'canceled'
          when place % 100 < 99 then 'partially_refunded' else 'refunded' end,
        'EUR', 2400,
        case when place % 100 between 88 and 96 then 0 else 2400 end,
        case when place % 100 < 97 then 0 when place % 100 < 99 then 900 else 2400 end,
        json_build_object('email', 'customer' || case when place % 100 = 7 then place else place % 1000 end || '@shop.example',
          'name', 'A Customer'),
        'DE', 'de', 'card', 'automatic', case when place % 3 = 0 then 'cart-' || place end, '{}', at, at + interval '90 days'
      from made join session on session.id = made.session
    ), item as (
      insert into order_items (id, order_id, position, name, unit_amount, quantity, amount)
      select item, "order", 1, 'Assam, 250 g', 1200, 2, 2400 from made
    )
    insert into payments (
      id, merchant_id, livemode, order_id, status, method, provider, confirmation, currency, amount, amount_authorized,
      amount_captured, reason, created_at, finished_at)
    select payment, ${merchantId}, ${livemode}, "order",
      case when place % 10 = 3 then 'failed' else 'succeeded' end, case when place % 20 = 3 then 'bank_transfer' else 'card' end,
      'sandbox', 'automatic', 'EUR', 2400, case when place % 10 = 3 then 0 else 2400 end,
      case when place % 10 = 3 then 0 else 2400 end, case when place % 10 = 3 then 'declined' end, at, at
    from made`);
}
