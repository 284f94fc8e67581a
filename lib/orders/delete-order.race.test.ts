import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/core/clock";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { cancelOrder } from "./cancel-order";
import { deleteOrder } from "./delete-order";

describe("deleting an unpaid order", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ poolSize: 8 });
  });
  afterEach(() => checkInvariants(world));
  afterAll(() => world.close());

  /** A hold that was made at the last moment; the order's time is over now. */
  async function heldTooLong() {
    const order = await world.order({ confirmation: "manual" });
    world.clock.advance(90 * DAY_MS - 1);
    const payment = await world.pay(order.id);
    world.clock.advance(1);
    return { order, payment };
  }

  async function comeToEnd() {
    world.clock.advance(HOUR_MS);
    await world.runDue();
  }

  it("against the merchant's confirmation: paid or deleted, never both", async () => {
    await inRounds(12, async (round) => {
      const { order, payment } = await heldTooLong();
      const confirm = async () => {
        await stagger(round % 6);
        return confirmPayment(world.ctx, world.scope, payment.id);
      };
      await raceAll<unknown>([() => deleteOrder(world.ctx, order.id), confirm]);
      await comeToEnd();
      const { status } = await world.readOrder(order.id);
      const { capturedMinor } = await world.bank.books(payment.id);
      expect(["paid 2400", "deleted 0"]).toContain(`${status} ${capturedMinor}`);
    });
  });

  it("by two workers, and canceling it meanwhile: it ends once", async () => {
    await inRounds(8, async () => {
      const { order } = await heldTooLong();
      const sweep = () => deleteOrder(world.ctx, order.id);
      await raceAll<unknown>([sweep, () => cancelOrder(world.ctx, world.scope, order.id), sweep]);
      await comeToEnd();
      const { status } = await world.readOrder(order.id);
      expect(["canceled", "deleted"]).toContain(status);
      expect(await world.told(order.id)).toEqual(["order.created", `order.${status}`]);
    });
  });
});
