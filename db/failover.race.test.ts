import { setImmediate as turn } from "node:timers/promises";
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { startReplicatedServer } from "@/tests/support/replicated-server";
import { connect } from "./client";
import { orders } from "./schema";

const CUSTOMERS = 4;
const SOON_MS = 10_000;

describe("a database with a standby that every commit waits for", () => {
  let server: Awaited<ReturnType<typeof startReplicatedServer>>;
  let world: World;
  beforeAll(async () => {
    server = await startReplicatedServer();
    world = await createWorld({ connect: async () => connect(server.url) });
  }, 60_000);
  afterAll(async () => {
    await world.close();
    await server.stop();
  });

  it("loses no committed order when the primary is killed, and takes orders again soon after the standby is promoted", async () => {
    const placed: string[] = [];
    let isOpen = true;
    const customers = Array.from({ length: CUSTOMERS }, async () => {
      while (isOpen) {
        const order = await world.order().catch(() => null);
        if (order) placed.push(order.id);
        else await turn();
      }
    });
    const untilPlaced = async (count: number) => {
      while (placed.length < count) await turn();
    };
    await untilPlaced(3 * CUSTOMERS);
    await server.killPrimary();
    const before = placed.length;
    await server.promoteStandby();
    const promotedAt = performance.now();
    await untilPlaced(before + CUSTOMERS);
    expect(performance.now() - promotedAt).toBeLessThan(SOON_MS);
    isOpen = false;
    await Promise.all(customers);

    const kept = await world.ctx.db.select({ id: orders.id }).from(orders).where(inArray(orders.id, placed));
    expect(kept).toHaveLength(placed.length);
    const [{ id } = { id: "" }] = kept;
    expect(await world.pay(id)).toMatchObject({ status: "succeeded" });
    const [paid] = await world.ctx.db.select().from(orders).where(eq(orders.id, id));
    expect(paid).toMatchObject({ status: "paid" });
    await checkInvariants(world);
  }, 60_000);
});
