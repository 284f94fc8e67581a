import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { events } from "@/db/schema";
import { transact } from "@/lib/events/transact";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { endSession } from "./end-session";

describe("endSession", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const end = (id: string, trigger: "expire" | "cancel", scope = world.scope) =>
    transact(world.ctx, (inside) => endSession(inside, scope, id, trigger));

  it.each([
    ["expire", "expired"],
    ["cancel", "canceled"],
  ] as const)("%s leaves it %s, is harmless twice and told once", async (trigger, status) => {
    const { id } = await world.openSession();
    expect(await end(id, trigger)).toMatchObject({ id, status });
    expect(await end(id, trigger)).toMatchObject({ id, status });
    const told = await world.ctx.db.select().from(events).where(eq(events.objectId, id));
    expect(told.map((event) => event.type).sort()).toEqual(
      [`checkout.session.${status}`, "checkout.session.created"].sort(),
    );
    await checkInvariants(world);
  });

  it("refuses a second end of another kind", async () => {
    const { id } = await world.openSession();
    await end(id, "cancel");
    await expect(end(id, "expire")).rejects.toMatchObject({ status: 409, code: "session_not_open" });
  });

  it("does not take an order back", async () => {
    const { id } = await world.openSession();
    const { order } = await world.placeOrder(id);
    for (const trigger of ["expire", "cancel"] as const) {
      await expect(end(id, trigger)).rejects.toMatchObject({ status: 409, code: "session_not_open" });
    }
    expect(await world.pay(order.id)).toMatchObject({ status: "succeeded" });
  });

  it("answers for another merchant's session, and the other mode's, as for none", async () => {
    const { id } = await world.openSession();
    const stranger = await createMerchant(world.ctx);
    for (const scope of [stranger, { ...world.scope, livemode: true }]) {
      await expect(end(id, "cancel", scope)).rejects.toMatchObject({ status: 404, code: "not_found" });
    }
    await expect(end("cs_none", "cancel")).rejects.toMatchObject({ status: 404, code: "not_found" });
    expect(await end(id, "cancel")).toMatchObject({ status: "canceled" });
  });
});
