import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { dueFailures, outboxMessages, payments, webhookEndpoints, workerHeartbeats } from "@/db/schema";
import { healthSchema, queuesSchema } from "@/lib/contracts/operator-objects";
import { MINUTE_MS } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { countDue } from "@/lib/due/count-due";
import { DUTIES } from "@/lib/due/duties";
import { recordHeartbeat } from "@/lib/due/record-heartbeat";
import { countMessages } from "@/lib/outbox/count-messages";
import { countInFlight } from "@/lib/payments/count-in-flight";
import { countDueDeliveries } from "@/lib/webhooks/count-due-deliveries";
import { type ApiWorld, createApiWorld, OPERATOR_KEY } from "@/tests/support/api-world";
import { readProblem } from "@/tests/support/problem";

describe("the operator's view of the server", () => {
  let world: ApiWorld;
  const worker = { id: "wrk_1", startedAt: new Date(0) };
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await world.runDue();
    await recordHeartbeat(world.ctx, worker);
  });

  const health = async () =>
    (await world.call("GET", "/operator/health", { key: OPERATOR_KEY })).as(healthSchema.strict());
  const queues = async () =>
    (await world.call("GET", "/operator/queues", { key: OPERATOR_KEY })).as(queuesSchema.strict());
  const dutyOf = async (name: string) => (await queues()).duties.find((duty) => duty.name === name);

  it("is well where a worker lives and nothing waits", async () => {
    expect(await health()).toMatchObject({
      status: "ok",
      problems: [],
      workers: { running: 1, last_seen_at: world.clock.now().toISOString() },
      due_work: { due: 0, late_by_seconds: 0, dead: 0 },
      webhooks: { due: 0, late_by_seconds: 0 },
      providers: [
        { id: "sandbox", modes: ["test"], in_flight: 0, unanswered: 0 },
        { id: "offline", modes: ["test", "live"], in_flight: 0, unanswered: 0 },
      ],
      messages: { mail_server: false, waiting: 0 },
    });
  });

  it("says that no worker lives once each has missed three beats, and forgets them after a day", async () => {
    await recordHeartbeat(world.ctx, { ...worker, id: "wrk_2" });
    expect((await health()).workers.running).toBe(2);
    world.clock.advance(3 * MINUTE_MS);
    expect((await health()).problems).not.toContain("no_worker");
    world.clock.advance(1);
    expect(await health()).toMatchObject({
      status: "degraded",
      workers: { running: 0, last_seen_at: expect.any(String) },
    });
    expect((await health()).problems).toContain("no_worker");
    world.clock.advance(24 * 60 * MINUTE_MS);
    await recordHeartbeat(world.ctx, worker);
    expect(await world.ctx.db.select({ id: workerHeartbeats.id }).from(workerHeartbeats)).toEqual([
      { id: worker.id },
    ]);
  });

  it("tells what is due, of which kind, since when, and when the next comes", async () => {
    const session = await world.openSession();
    expect(await dutyOf("session expiry")).toMatchObject({ due: 0, next_at: session.expires_at });
    world.clock.advance(24 * 60 * MINUTE_MS + 90_000);
    await recordHeartbeat(world.ctx, worker);
    expect(await dutyOf("session expiry")).toMatchObject({ due: 1, late_by_seconds: 90 });
    expect(await health()).toMatchObject({
      problems: ["work_is_late"],
      due_work: { due: 1, late_by_seconds: 90 },
    });
    await world.runDue();
    expect(await dutyOf("session expiry")).toMatchObject({ due: 0, late_by_seconds: 0, next_at: null });
  });

  it("counts dead work apart, so that it makes nothing look late, and shows its error", async () => {
    const session = await world.openSession();
    const failedAt = world.clock.now();
    await world.ctx.db.insert(dueFailures).values({
      duty: "session expiry",
      rowId: session.id,
      attempts: 16,
      error: "TypeError",
      failedAt,
    });
    world.clock.advance(48 * 60 * MINUTE_MS);
    await recordHeartbeat(world.ctx, worker);
    expect(await dutyOf("session expiry")).toMatchObject({ due: 0, late_by_seconds: 0, dead: 1, failing: 0 });
    expect(await health()).toMatchObject({ problems: ["dead_work"], due_work: { dead: 1 } });
    expect((await queues()).dead_work).toEqual([
      {
        duty: "session expiry",
        row: session.id,
        attempts: 16,
        error: "TypeError",
        failed_at: failedAt.toISOString(),
      },
    ]);
    const retryAt = new Date(world.clock.now().getTime() + MINUTE_MS);
    await world.ctx.db.update(dueFailures).set({ retryAt });
    expect(await dutyOf("session expiry")).toMatchObject({ due: 0, dead: 0, failing: 1 });
    await world.ctx.db.delete(dueFailures);
  });

  it("counts webhooks that wait, but not those of an endpoint that is let rest", async () => {
    const hooks = { url: "https://fjordtea.example/hooks" };
    const { body: endpoint } = await world.call("POST", "/webhook-endpoints", { body: hooks });
    await world.openSession();
    world.clock.advance(2 * MINUTE_MS);
    await recordHeartbeat(world.ctx, worker);
    expect((await queues()).webhooks).toEqual({
      due: 1,
      late_by_seconds: 120,
      endpoints_waiting: 1,
      endpoints_paused: 0,
    });
    expect((await health()).problems).toEqual(["webhooks_are_late"]);
    const openUntil = new Date(world.clock.now().getTime() + MINUTE_MS);
    await world.ctx.db.update(webhookEndpoints).set({ failuresInRow: 100, openUntil });
    expect((await queues()).webhooks).toEqual({
      due: 0,
      late_by_seconds: 0,
      endpoints_waiting: 1,
      endpoints_paused: 1,
    });
    expect((await health()).problems).toEqual([]);
    await world.call("DELETE", `/webhook-endpoints/${endpoint.id}`);
  });

  it("names a provider that leaves payments without an answer", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id);
    const inFlight = { status: "processing" as const, reconcileAt: world.clock.now() };
    await world.ctx.db.update(payments).set({ ...inFlight, reconcileCount: 4 });
    expect((await health()).providers[0]).toMatchObject({ id: "sandbox", in_flight: 1, unanswered: 0 });
    await world.ctx.db.update(payments).set({ reconcileCount: 5 });
    expect(await health()).toMatchObject({
      problems: ["provider_is_silent"],
      providers: [{ unanswered: 1 }, {}],
    });
    await world.ctx.db
      .update(payments)
      .set({ status: payment.status, reconcileAt: payment.reconcileAt, reconcileCount: 0 });
  });

  it("tells of letters that nobody takes, and of those given up since yesterday", async () => {
    const id = newId("outboxMessage", world.ctx);
    await world.ctx.db.insert(outboxMessages).values({
      id,
      ...world.scope,
      channel: "email",
      kind: "order_reminder",
      recipient: "ada@customer.example",
      locale: "en",
      objectId: "ord_none",
      status: "pending",
      dueAt: new Date(world.clock.now().getTime() + 60 * MINUTE_MS),
      createdAt: world.clock.now(),
    });
    expect((await health()).problems).toEqual([]);
    world.clock.advance(16 * MINUTE_MS);
    await recordHeartbeat(world.ctx, worker);
    expect(await health()).toMatchObject({ problems: ["messages_wait"], messages: { waiting: 1 } });
    await world.ctx.db
      .update(outboxMessages)
      .set({ status: "failed", dueAt: null, finishedAt: world.clock.now() })
      .where(eq(outboxMessages.id, id));
    expect((await queues()).messages).toEqual({ waiting: 0, oldest_waiting_since: null, failed_last_day: 1 });
    world.clock.advance(24 * 60 * MINUTE_MS);
    expect((await queues()).messages.failed_last_day).toBe(0);
  });

  it("says 503 within two seconds where the database can't be reached", async () => {
    const { db } = world.ctx;
    const hanging = { execute: () => new Promise(() => {}) };
    const { ctx } = (globalThis as unknown as { opentill: { ctx: { db: unknown } } }).opentill;
    ctx.db = hanging;
    try {
      const answer = await world.call("GET", "/operator/health", { key: OPERATOR_KEY });
      expect(readProblem(answer)).toMatchObject({ status: 503, code: "unavailable" });
      expect(answer.headers.get("retry-after")).toBe("2");
    } finally {
      ctx.db = db;
    }
  });

  it("reads no table through: every count finds its rows by an index", async () => {
    const counts: [string, (ctx: never) => Promise<unknown>][] = [
      ["due work", (ctx) => countDue(ctx, DUTIES)],
      ["webhooks", countDueDeliveries],
      ["messages", countMessages],
      ["payments in flight", countInFlight],
    ];
    for (const [what, count] of counts) {
      const plan = await planOf(world, count);
      const through = [...plan.matchAll(/Seq Scan on (\w+)/g)].map(([, table]) => table);
      expect({ what, through: through.filter((table) => !SMALL_TABLES.has(table ?? "")) }).toEqual({
        what,
        through: [],
      });
    }
  });
});

/** What has failed, and who has ever moved the time of its test mode. */
const SMALL_TABLES = new Set(["due_failures", "test_clocks"]);

const planSchema = z.array(z.object({ "QUERY PLAN": z.string() }));

/** How the server would run what `count` asks, where it reads a table through only if there is no other way. */
async function planOf(world: ApiWorld, count: (ctx: never) => Promise<unknown>): Promise<string> {
  const { ctx } = world;
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    let plan = "";
    const db = {
      async execute(query: ReturnType<typeof sql>) {
        const rows = planSchema.parse([...(await tx.execute(sql`explain ${query}`))]);
        plan += rows.map((row) => row["QUERY PLAN"]).join("\n");
        return tx.execute(query);
      },
    };
    await count({ ...ctx, db } as never);
    return plan;
  });
}
