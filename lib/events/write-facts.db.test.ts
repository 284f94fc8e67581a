import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, type DatabaseClient } from "@/db/client";
import { events, webhookDeliveries } from "@/db/schema";
import { createWebhookWorld, type WebhookWorld } from "@/lib/webhooks/test-support";
import { openStatementCounter, type StatementCounter } from "@/tests/support/statement-counter";
import { emitNotice, emitTransition } from "./emit";
import { lastPosition } from "./last-position";
import { transact } from "./transact";

const EVENTS = 5;
const BEGIN_AND_COMMIT = 2;

let world: WebhookWorld;
let counter: StatementCounter;
let client: DatabaseClient;
beforeAll(async () => {
  world = await createWebhookWorld();
  counter = await openStatementCounter(world.process.databaseUrl);
  client = connect(counter.url, { poolSize: 1 });
});
afterAll(async () => {
  await client.close();
  await counter.close();
  await world.close();
});
beforeEach(() => world.deleteEndpoints());

/** One transition and notices about one object, in one transaction. */
const tell = (objectId: string, onlyTo?: string) =>
  transact({ ...world.ctx, db: client.db }, async (inside) => {
    const fact = {
      scope: world.scope,
      objectId,
      data: { id: objectId, name: "Þóra 🎉 \\u0000 \u2028" },
      onlyTo,
    };
    const change = { from: null, to: "open", trigger: "create", actor: "merchant" } as const;
    emitTransition(inside, { ...fact, type: "order.created", sequence: 1 }, change);
    for (let sequence = 2; sequence <= EVENTS; sequence += 1) {
      emitNotice(inside, { ...fact, type: "payment.ready_to_confirm", sequence });
    }
    return inside.facts.events;
  });

describe("the facts of a commit", () => {
  it("are written in two statements, however many there are and whoever listens", async () => {
    await world.addEndpoint("https://one.example/");
    await world.addEndpoint("https://two.example/");
    await tell("ord_first");
    counter.take();
    await tell("ord_second");
    expect(counter.take()).toBe(BEGIN_AND_COMMIT + 2);
  });

  it("have the positions behind the last one, in the order in which they were told, and the bytes that were rendered", async () => {
    const before = await lastPosition(world.ctx.db, world.scope);
    const told = await tell("ord_bytes");
    const written = await world.ctx.db.select().from(events).where(eq(events.objectId, "ord_bytes"));
    const expected = told.map((event, index) => ({ ...event, position: before + index + 1 }));
    expect(written.sort((left, right) => left.position - right.position)).toEqual(expected);
    expect(await lastPosition(world.ctx.db, world.scope)).toBe(before + EVENTS);
  });

  it("go to each endpoint that wants their type, or to the one that they are for", async () => {
    const all = (await world.addEndpoint("https://all.example/")).endpoint.id;
    const some = (await world.addEndpoint("https://some.example/", { event_types: ["order.created"] }))
      .endpoint.id;
    const count = async (endpointId: string) => {
      const rows = await world.ctx.db
        .select({ id: webhookDeliveries.id, createdAt: webhookDeliveries.createdAt })
        .from(webhookDeliveries)
        .where(eq(webhookDeliveries.endpointId, endpointId));
      expect(rows.every(({ id }) => /^whd_[0-9a-z]{26}$/.test(id))).toBe(true);
      return rows.length;
    };
    await tell("ord_types");
    expect([await count(all), await count(some)]).toEqual([EVENTS, 1]);
    await tell("ord_only", some);
    expect([await count(all), await count(some)]).toEqual([EVENTS, 1 + EVENTS]);
  });
});
