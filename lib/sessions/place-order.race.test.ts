import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { orders } from "@/db/schema";
import { DAY_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { endSession } from "./end-session";
import { lapseSession } from "./lapse-session";
import { findSession } from "./queries";

describe("Continue", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterEach(() => checkInvariants(world));
  afterAll(() => world.close());

  const place = (id: string) => async () => (await world.placeOrder(id)).order.id;
  const placed = (id: string) => world.ctx.db.select().from(orders).where(eq(orders.sessionId, id));

  it("pressed many times at once places one order, and everybody is told of the same", async () => {
    await inRounds(20, async () => {
      const { id } = await world.openSession();
      const answers = await Promise.all(Array.from({ length: 6 }, () => world.placeOrder(id)));
      expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(answers.map(({ order }) => order.id)).size).toBe(1);
      expect(await placed(id)).toHaveLength(1);
    });
  });

  it("against the merchant's cancel: an order or a canceled session, never both", async () => {
    await inRounds(20, async (round) => {
      const { id } = await world.openSession();
      const cancel = async () => {
        await stagger(round % 4);
        return transact(world.ctx, (inside) => endSession(inside, world.scope, id, "cancel"));
      };
      await raceAll<unknown>([place(id), cancel, place(id)]);
      const session = await findSession(world.ctx.db, id);
      const count = (await placed(id)).length;
      expect([session?.status, count]).toEqual(count === 1 ? ["completed", 1] : ["canceled", 0]);
    });
  });

  it("against the session's own end: an order placed in time, or an expired session", async () => {
    await inRounds(20, async (round) => {
      const { id } = await world.openSession();
      world.clock.advance(DAY_MS - 1);
      const timePasses = async () => {
        await stagger(round);
        world.clock.advance(1);
        await lapseSession(world.ctx, id);
        return "expired";
      };
      await raceAll([place(id), timePasses]);
      const session = await findSession(world.ctx.db, id);
      const count = (await placed(id)).length;
      expect([session?.status, count]).toEqual(count === 1 ? ["completed", 1] : ["expired", 0]);
    });
  });
});
