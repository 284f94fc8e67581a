import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { lapseSession } from "./lapse-session";
import { findSession } from "./queries";

describe("lapseSession", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const status = async (id: string) => must(await findSession(world.ctx.db, id), "the session").status;

  it("expires a session at its time and not a moment before", async () => {
    const { id } = await world.openSession();
    world.clock.advance(DAY_MS - 1);
    await lapseSession(world.ctx, id);
    expect(await status(id)).toBe("open");
    world.clock.advance(1);
    await lapseSession(world.ctx, id);
    expect(await status(id)).toBe("expired");
  });

  it("is found by the sweep, and only once", async () => {
    const { id } = await world.openSession();
    world.clock.advance(DAY_MS);
    await world.runDue();
    await world.runDue();
    expect(await status(id)).toBe("expired");
    await checkInvariants(world);
  });

  it("leaves a session alone whose order was placed", async () => {
    const { id } = await world.openSession();
    await world.placeOrder(id);
    world.clock.advance(DAY_MS);
    await lapseSession(world.ctx, id);
    expect(await status(id)).toBe("completed");
  });
});
