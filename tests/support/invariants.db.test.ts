import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createWorld, type World } from "./checkout-world";
import { findBrokenInvariants, findUnfinished } from "./invariants";

/** Each is something that our code must never do, done by hand: the rule that forbids it has to say so. */
const CRIMES: [crime: string, statement: string, said: RegExp][] = [
  [
    "an order is called paid",
    "update orders set status = 'paid', amount_paid = 0 where id = $unpaid",
    /captured/,
  ],
  [
    "a paid order is called unpaid",
    "update orders set status = 'unpaid' where id = $paid",
    /is unpaid with 2400/,
  ],
  [
    "a total is not that of its lines",
    "update orders set amount_total = 2401, amount_paid = 0",
    /its lines 2400/,
  ],
  ["a consent is lost", "delete from consents where document = 'terms'", /has 1 consents/],
  ["a session forgets its order", "update checkout_sessions set status = 'open'", /is open and has 1 orders/],
  [
    "money is in no payment",
    "update payments set amount_captured = 0 where status = 'succeeded'",
    /captured/,
  ],
  [
    "the bank is said to have more",
    "update payments set amount = 9900, amount_authorized = 9900, amount_captured = 9900 where status = 'succeeded'",
    /the bank has 2400/,
  ],
  ["a payment waits without a deadline", "update payments set act_by = null", /without a deadline/],
  [
    "a capture was never confirmed",
    "update payments set confirmation = 'manual' where status = 'succeeded'",
    /without a confirmation in time/,
  ],
  [
    "a failure has no reason",
    "update payments set reason = null where status = 'failed'",
    /for the reason null/,
  ],
  ["an event is lost", "delete from events where type = 'payment.succeeded'", /lost events of its log/],
  [
    "an event is told of no transition",
    "delete from transitions where to_status = 'paid'",
    /has no transition/,
  ],
  [
    "a transition is told by no event",
    "update transitions set event_id = 'evt_none' where to_status = 'paid'",
    /no event tells/,
  ],
  [
    "a history has a jump",
    "update transitions set from_status = 'created' where to_status = 'succeeded'",
    /but was processing/,
  ],
  [
    "a status changes in silence",
    "update payments set status = 'canceled' where status = 'failed'",
    /its events say failed/,
  ],
  ["a sequence has a gap", "update events set sequence = 9 where type = 'order.paid'", /is number 9/],
  [
    "a payment is of another mode",
    "update payments set livemode = true where status = 'failed'",
    /another merchant or mode/,
  ],
];

describe("findBrokenInvariants", () => {
  let world: World;
  let paid: string;
  let unpaid: string;
  beforeAll(async () => {
    world = await createWorld();
    paid = (await world.order()).id;
    unpaid = (await world.order()).id;
    await world.pay(paid);
    await world.pay(unpaid, "card", "sandbox_card_declined_visa");
    await world.pay(unpaid, "card", "sandbox_card_challenge_visa");
  });
  afterAll(() => world.close());

  const broken = () => findBrokenInvariants(world.ctx, world.bank);
  beforeEach(async () => expect(await broken()).toEqual([]));

  it.each(CRIMES)("says so when %s", async (_, statement, said) => {
    const names = statement.replace("$unpaid", `'${unpaid}'`).replace("$paid", `'${paid}'`);
    const undo = new Error("undo it");
    const committing = world.ctx.db.transaction(async (tx) => {
      await tx.execute(sql.raw(names));
      expect((await findBrokenInvariants({ db: tx }, world.bank)).join("\n")).toMatch(said);
      throw undo;
    });
    await expect(committing).rejects.toBe(undo);
  });

  it("looks at one merchant alone where it is asked to", async () => {
    const other = { merchantId: "mer_none" };
    expect(await findBrokenInvariants(world.ctx, world.bank, { merchantId: world.scope.merchantId })).toEqual(
      [],
    );
    expect(await findBrokenInvariants(world.ctx, world.bank, other)).toEqual([]);
  });
});

describe("findUnfinished", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it("names what is in flight, and money that only the bank knows of", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_times_out_visa");
    const unfinished = await findUnfinished(world.ctx, world.bank);
    expect(unfinished).toEqual([
      `${payment.id} is still processing`,
      `the bank keeps 2400 for ${order.id}, which says 0`,
    ]);
    expect(await findBrokenInvariants(world.ctx, world.bank)).toEqual([]);
  });
});
