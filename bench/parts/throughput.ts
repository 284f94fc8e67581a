import { connect } from "@/db/client";
import { must } from "@/lib/core/invariant";
import { findOrder } from "@/lib/orders/queries";
import { type Bench, measure, percentile, type Row, rounded } from "../support/bench";
import { openFloor } from "../support/floor";
import { shopClient } from "../support/shop-client";

const SECONDS = 10;
const WARM_UP_SECONDS = 3;

/** Sessions and whole paid orders per second over HTTP, each beside the same rows written by bare postgres.js. */
export async function throughput(bench: Bench): Promise<Row[]> {
  const client = shopClient(bench);
  await measure(client.wholeOrder, { lanes: 4, seconds: WARM_UP_SECONDS });
  const session = await client.openSession();
  const orderId = await client.wholeOrder();
  const { db, close } = connect(bench.databaseUrl, { poolSize: 1 });
  const order = must(await findOrder(db, orderId), "the order");
  await close();
  return [
    ...(await compare(bench, "session created", "session", session.id, client.openSession)),
    ...(await compare(bench, "whole order, paid by card", "order", order.sessionId, client.wholeOrder)),
  ];
}

async function compare(
  bench: Bench,
  what: string,
  kind: "session" | "order",
  sessionId: string,
  work: () => Promise<unknown>,
): Promise<Row[]> {
  const floor = await openFloor(bench.databaseUrl, sessionId, kind);
  const rows: Row[] = [];
  for (const lanes of [1, 8]) {
    const bare = await measure(floor.write, { lanes, seconds: SECONDS });
    const product = await measure(work, { lanes, seconds: SECONDS });
    rows.push({
      what,
      "at once": lanes,
      "per second": rounded(product.perSecond, 1),
      "p50 ms": rounded(percentile(product.timesMs, 0.5), 1),
      "p99 ms": rounded(percentile(product.timesMs, 0.99), 1),
      "rows written": floor.rowCount,
      "floor per second": rounded(bare.perSecond, 1),
      "share of the floor": `1/${rounded(bare.perSecond / product.perSecond, 1)}`,
    });
  }
  await floor.close();
  return rows;
}
