import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { events, webhookDeliveries } from "@/db/schema";
import { createSessionSchema } from "@/lib/contracts/session-request";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { createSession } from "@/lib/sessions/create-session";
import { createWebhookEndpoint } from "@/lib/webhooks/create-webhook-endpoint";
import { createMerchant, createWorld, START, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { refusedFields } from "@/tests/support/refused-fields";
import { advanceClock } from "./advance-clock";
import { performDue } from "./perform-due";

describe("advanceClock", () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(async () => {
    await checkInvariants(world);
    await world.close();
  });

  const advance = (ms: number) => advanceClock(world.ctx, world.scope, { seconds: ms / SECOND_MS });

  it("does what falls due on the way before it answers, each at its own time", async () => {
    const session = await world.openSession();
    const held = await world.pay((await world.order({ confirmation: "manual" })).id);
    const challenged = await world.pay((await world.order()).id, "card", "sandbox_card_challenge_visa");
    const clock = await advance(25 * HOUR_MS);
    expect(clock).toMatchObject({ now: addMs(START, 25 * HOUR_MS).toISOString(), offset_seconds: 90_000 });
    expect(clock.performed).toBeGreaterThanOrEqual(3);
    expect(await world.told(session.id)).toEqual(["checkout.session.created", "checkout.session.expired"]);
    expect(await world.payment(held.id)).toMatchObject({
      status: "canceled",
      reason: "confirmation_timeout",
      finishedAt: addMs(START, 240 * MINUTE_MS),
    });
    expect(await world.payment(challenged.id)).toMatchObject({
      status: "failed",
      reason: "action_timeout",
      finishedAt: addMs(START, 60 * MINUTE_MS),
    });
    const times = await world.ctx.db.select({ at: events.createdAt }).from(events).orderBy(events.position);
    expect(times).toEqual([...times].sort((left, right) => +left.at - +right.at));
  });

  it("moves the time of one merchant's test mode, and nobody else's", async () => {
    const other = await createMerchant(world.ctx);
    await advance(DAY_MS);
    const timeOf = async (scope: typeof other) => (await atMerchantTime(world.ctx, scope)).clock.now();
    expect(await timeOf(world.scope)).toEqual(addMs(START, DAY_MS));
    expect(await timeOf(other)).toEqual(START);
    expect(await timeOf({ ...world.scope, livemode: true })).toEqual(START);
  });

  it("is followed by the worker, for rows of that merchant and no others", async () => {
    const mine = await world.openSession();
    await advance(HOUR_MS);
    world.clock.advance(23 * HOUR_MS);
    expect(await performDue(world.ctx)).toBe(1);
    expect(await world.told(mine.id)).toContain("checkout.session.expired");
  });

  it("leaves other merchants' rows alone, now and in the worker's next pass", async () => {
    const other = await createMerchant(world.ctx);
    const request = createSessionSchema.parse({
      currency: "EUR",
      success_url: "https://fjordtea.example/thanks",
      items: [{ name: "Assam", unit_amount: 1200, quantity: 1 }],
    });
    const theirs = await transact(world.ctx, (inside) => createSession(inside, other, request));
    await advance(2 * DAY_MS);
    expect(await performDue(world.ctx)).toBe(0);
    expect(await world.told(theirs.id)).toEqual(["checkout.session.created"]);
  });

  it("brings webhook retries nearer, with the end of their window", async () => {
    const { endpoint } = await transact(world.ctx, (inside) =>
      createWebhookEndpoint(inside, world.scope, {
        url: "http://127.0.0.1:9/hooks",
        event_types: "all",
      } as Parameters<typeof createWebhookEndpoint>[2]),
    );
    await world.openSession();
    const read = async () => {
      const [row] = await world.ctx.db
        .select()
        .from(webhookDeliveries)
        .where(eq(webhookDeliveries.endpointId, endpoint.id));
      return row;
    };
    const before = await read();
    await advance(2 * HOUR_MS);
    const after = await read();
    expect(after?.dueAt).toEqual(addMs(before?.dueAt ?? START, -2 * HOUR_MS));
    expect(after?.firstDueAt).toEqual(addMs(before?.firstDueAt ?? START, -2 * HOUR_MS));
  });

  it("never goes back: of two at once the later time stays", async () => {
    await Promise.all([advance(3 * HOUR_MS), advance(HOUR_MS)]);
    expect((await atMerchantTime(world.ctx, world.scope)).clock.now()).toEqual(addMs(START, 3 * HOUR_MS));
  });

  it("refuses a time that has passed, and more than 366 days, by the field's name", async () => {
    const past = { to: addMs(START, -1).toISOString() };
    expect(await refusedFields(advanceClock(world.ctx, world.scope, past))).toEqual([
      ["/to", "clock_advance_invalid"],
    ]);
    const far = { to: addMs(START, 366 * DAY_MS + 1).toISOString() };
    expect(await refusedFields(advanceClock(world.ctx, world.scope, far))).toEqual([
      ["/to", "clock_advance_invalid"],
    ]);
  });
});
