import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "@/db/client";
import { newId } from "@/lib/core/ids";
import { emitNotice } from "@/lib/events/emit";
import { transact } from "@/lib/events/transact";
import { openReceiver } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";
import { openWebhookLanes } from "./webhook-lanes";

const EVENTS = 400;

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());

const contextOf = ({ db }: ReturnType<typeof connect>) => ({ ...world.ctx, db });

/** What a connection has counted is known when it has ended. */
async function countScans(): Promise<Record<string, number>> {
  const rows = await world.ctx.db.execute<{ relname: string; scans: number }>(sql`
    select relname, seq_scan::integer as scans from pg_stat_user_tables
    where relname in ('webhook_deliveries', 'webhook_attempts', 'events')`);
  return Object.fromEntries([...rows].map(({ relname, scans }) => [relname, scans]));
}

async function writeEvents(count: number): Promise<void> {
  const client = connect(world.process.databaseUrl, { poolSize: 1, plans: "lookups" });
  const ctx = contextOf(client);
  for (let written = 0; written < count; written += 1) {
    await transact(ctx, async (inside) => {
      const objectId = newId("payment", ctx);
      const fact = { scope: world.scope, objectId, sequence: 1, data: { id: objectId } };
      emitNotice(inside, { ...fact, type: "payment.ready_to_confirm" });
    });
  }
  await client.close();
}

describe("plans for deliveries that were made when there were none", () => {
  it("read no table through when there are many", async () => {
    const receiver = await openReceiver((count) => ({ status: count % 10 === 0 ? 500 : 200 }));
    const before = await countScans();
    const client = connect(world.process.databaseUrl, { poolSize: 2, plans: "lookups" });
    const lanes = openWebhookLanes(contextOf(client));
    await world.addEndpoint(receiver.url);
    await writeEvents(1);
    await lanes.deliverDue();
    await lanes.settle();
    await writeEvents(EVENTS);
    await lanes.deliverDue();
    await lanes.settle();
    expect(receiver.received).toHaveLength(EVENTS + 1);
    await client.close();
    expect(await countScans()).toEqual(before);
  });
});
