import { eq, inArray } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect } from "@/db/client";
import type { Scope } from "@/db/context";
import { merchants, payments, testClocks } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { type CreateSessionRequest, createSessionSchema } from "@/lib/contracts/session-request";
import { addMs, HOUR_MS, SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { postSafely } from "@/lib/core/safe-fetch/post-safely";
import { dutyIsDue } from "@/lib/events/duty-names";
import { transact } from "@/lib/events/transact";
import type { PaymentRow } from "@/lib/payments/queries";
import type { Provider, ProviderReport } from "@/lib/providers/provider";
import { createSession } from "@/lib/sessions/create-session";
import { gate, openReceiver } from "@/lib/webhooks/test-receiver";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { openStatementCounter, type StatementCounter } from "@/tests/support/statement-counter";
import { type DueWork, startDueWork } from "./due-work";
import { listDeadWork } from "./retry-dead-work";

const HANGING = 100;
const SOON_MS = 1_000;

describe("the worker's due work", () => {
  let world: World;
  let counter: StatementCounter;
  let work: DueWork | undefined;
  /** Payments whose provider answers nothing until the test is over. */
  const hung = new Set<string>();
  /** Payments whose provider's adapter has a bug. */
  const broken = new Set<string>();
  let letGo = gate<void>();

  beforeEach(async () => {
    letGo = gate<void>();
    world = await createWorld({
      wrapProvider: troubled,
      post: postSafely,
      async connect(databaseUrl) {
        counter = await openStatementCounter(databaseUrl);
        return connect(counter.url);
      },
    });
  });
  afterEach(async () => {
    letGo.open();
    hung.clear();
    broken.clear();
    await work?.stop();
    work = undefined;
    await world.close();
    await counter.close();
  });

  function troubled(provider: Provider): Provider {
    const through = async (paymentId: string, call: () => Promise<ProviderReport>) => {
      if (broken.has(paymentId)) throw new Error("the adapter has a bug");
      if (hung.has(paymentId)) await letGo.promise;
      return call();
    };
    return {
      ...provider,
      release: (reference) => through(reference.paymentId, () => provider.release(reference)),
      lookup: (reference) => through(reference.paymentId, () => provider.lookup(reference)),
    };
  }

  async function authorize(scope: Scope, request: Partial<CreateSessionRequest>): Promise<PaymentRow> {
    const whole = createSessionSchema.parse({
      currency: "EUR",
      country: "DE",
      success_url: "https://fjordtea.example/thanks",
      items: [{ name: "Assam", unit_amount: 2400, quantity: 1 }],
      ...request,
    });
    const session = await transact(world.ctx, (inside) => createSession(inside, scope, whole));
    const { order } = await world.placeOrder(session.id);
    return world.pay(order.id);
  }
  const authorizeMany = async (count: number, scope: Scope, request: Partial<CreateSessionRequest>) => {
    const made: PaymentRow[] = [];
    while (made.length < count) {
      const group = Array.from({ length: Math.min(10, count - made.length) }, () =>
        authorize(scope, request),
      );
      made.push(...(await Promise.all(group)));
    }
    return made;
  };

  /** Starts the work and says how long it takes until something is so. */
  async function timeUntil(isSo: () => Promise<boolean>, ctx: CheckoutContext = world.ctx): Promise<number> {
    const begin = performance.now();
    work ??= startDueWork(ctx);
    while (!(await isSo())) {
      if (performance.now() - begin > 15_000) throw new Error("it never came to be");
    }
    return performance.now() - begin;
  }
  const statusesOf = async (all: readonly PaymentRow[]) => {
    const ids = all.map(({ id }) => id);
    const rows = await world.ctx.db
      .select({ status: payments.status })
      .from(payments)
      .where(inArray(payments.id, ids));
    return new Set(rows.map(({ status }) => status));
  };

  it(`asks a merchant's callback_url within a second, whoever else has ${HANGING} that hang`, async () => {
    const other = await createMerchant(world.ctx);
    const hanging = await openReceiver(() => letGo.promise.then(() => ({ status: 500 })));
    const prompt = await openReceiver(() => ({ status: 200 }));
    const askedAfter = async () => {
      const { id } = await authorize(other, { confirmation: "callback", callback_url: prompt.url });
      work?.hear(dutyIsDue("confirmation callback"));
      return timeUntil(async () => (await world.payment(id)).status === "succeeded");
    };
    const aloneMs = await askedAfter();
    await authorizeMany(HANGING, world.scope, { confirmation: "callback", callback_url: hanging.url });
    work?.hear(dutyIsDue("confirmation callback"));
    expect(await askedAfter()).toBeLessThan(aloneMs + SOON_MS);
    expect(hanging.received.length).toBeLessThan(HANGING);
  }, 60_000);

  it(`ends every payment at its deadline and warns in time, with ${HANGING} at a bank that hangs`, async () => {
    const other = await createMerchant(world.ctx);
    const first = await authorize(other, { confirmation: "manual" });
    world.clock.set(must(first.confirmBy, "the deadline"));
    const aloneMs = await timeUntil(async () => (await world.payment(first.id)).status === "canceled");
    await work?.stop();
    work = undefined;
    const theirs = await authorizeMany(HANGING, world.scope, { confirmation: "manual" });
    for (const { id } of theirs) hung.add(id);
    const mine = await authorize(other, { confirmation: "manual" });
    world.clock.set(must(mine.confirmBy, "the deadline"));
    const warned = await authorize(other, { confirmation: "manual" });
    await world.ctx.db.update(payments).set({ warnAt: world.clock.now() }).where(eq(payments.id, warned.id));
    const ms = await timeUntil(async () => {
      const [ended, reminded] = [await world.payment(mine.id), await world.payment(warned.id)];
      return ended.status === "canceled" && reminded.warningsSent === 1;
    });
    expect(ms).toBeLessThan(aloneMs + SOON_MS);
    // Decided at the deadline, though the bank has yet to be told.
    await timeUntil(async () => [...(await statusesOf(theirs))].join() === "voiding");
    letGo.open();
    await timeUntil(
      async () => (await statusesOf(theirs)).has("canceled") && (await statusesOf(theirs)).size === 1,
    );
    await checkInvariants(world);
  }, 60_000);

  it("is not starved by 60 rows whose verb always throws", async () => {
    const bad = await authorizeMany(60, world.scope, { confirmation: "manual" });
    for (const { id } of bad) broken.add(id);
    const good = await authorize(world.scope, { confirmation: "manual" });
    const due = { status: "capturing", reconcileAt: world.clock.now() } as const;
    await world.ctx.db
      .update(payments)
      .set(due)
      .where(
        inArray(
          payments.id,
          [...bad, good].map(({ id }) => id),
        ),
      );
    await world.ctx.db
      .update(payments)
      .set({ reconcileAt: addMs(world.clock.now(), 1) })
      .where(eq(payments.id, good.id));
    world.clock.advance(SECOND_MS);
    await timeUntil(async () => (await world.payment(good.id)).status === "succeeded");
    expect(await listDeadWork(world.ctx)).toEqual([]);
  }, 60_000);

  it("costs a bank event no statement more where a thousand merchants have moved their test clocks", async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `mer_moved_${index}`);
    const [row] = await world.ctx.db.select().from(merchants);
    await world.ctx.db.insert(merchants).values(ids.map((id) => ({ ...must(row, "a merchant"), id })));
    await world.ctx.db
      .insert(testClocks)
      .values(ids.map((merchantId) => ({ merchantId, offsetMs: HOUR_MS, movedAt: world.clock.now() })));
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    await world.bank.decide(payment.id, "approve");
    await world.deliverBankEvents();
    counter.take();
    let looks = 0;
    const ms = await timeUntil(async () => {
      looks += 1;
      return (await world.readOrder(order.id)).status === "paid";
    });
    expect(ms).toBeLessThan(SOON_MS);
    expect(counter.take() - looks).toBeLessThanOrEqual(30);
  }, 60_000);

  it("does what is due for a merchant in its own time, as commits and time make it due", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    // The merchant's clock is an hour ahead: the customer's time to act is over there.
    await world.ctx.db.insert(testClocks).values({
      merchantId: world.scope.merchantId,
      offsetMs: HOUR_MS,
      movedAt: world.clock.now(),
      lookAt: world.clock.now(),
    });
    const ended = async () => (await world.payment(payment.id)).status === "failed";
    expect(await timeUntil(ended)).toBeLessThan(SOON_MS);
    const [clock] = await world.ctx.db.select().from(testClocks);
    const { deleteAt } = await world.readOrder(order.id);
    // Next is the end of the unpaid order's session or of the order itself, in wall-clock time.
    expect(clock?.lookAt && clock.lookAt <= addMs(deleteAt, -HOUR_MS)).toBe(true);
  }, 60_000);
});
