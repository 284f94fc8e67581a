import { and, eq, notInArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { checkoutSessions, orders } from "@/db/schema";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import { transact } from "@/lib/events/transact";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { openLink } from "@/lib/sessions/open-link";
import { createLink, createProduct } from "@/tests/support/catalog";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { updateLink } from "./update-link";

const PEOPLE = 8;

describe("a link that is limited", () => {
  const { world } = useRaceWorld({ poolSize: PEOPLE });

  async function linkFor(maxOrders: number | null): Promise<{ id: string; slug: string }> {
    const product = await createProduct(world.ctx, world.scope);
    const slug = await createLink(world.ctx, world.scope, { items: [{ product, quantity: 1 }], maxOrders });
    return { id: slug, slug };
  }
  const open = (slug: string) =>
    transact(world.ctx, (inside) => openLink(inside, { slug, accepted: {}, refused: [] }));
  const openByAll = (slug: string) => Promise.all(Array.from({ length: PEOPLE }, () => open(slug)));

  /** What a person does who has the cart open: orders, and pays the order that comes of it. */
  const buy = (session: CheckoutSessionObject) => async () => {
    const { order } = await world.placeOrder(session.id);
    return (await world.pay(order.id)).status;
  };
  const standingOrders = (linkId: string) =>
    world.ctx.db
      .select({ id: orders.id, status: orders.status, paid: orders.amountPaid })
      .from(orders)
      .innerJoin(checkoutSessions, eq(checkoutSessions.id, orders.sessionId))
      .where(
        and(eq(checkoutSessions.checkoutLinkId, linkId), notInArray(orders.status, ["canceled", "deleted"])),
      );
  const cartsOf = (linkId: string) =>
    world.ctx.db
      .select({ status: checkoutSessions.status })
      .from(checkoutSessions)
      .where(eq(checkoutSessions.checkoutLinkId, linkId));

  it("to one order, opened and paid by eight people at once, is paid by one, and seven hear that it is used up", async () => {
    await inRounds(10, async () => {
      const { id, slug } = await linkFor(1);
      const answers = await raceAll((await openByAll(slug)).map(buy));
      expect(answers.sort()).toEqual([...Array(PEOPLE - 1).fill("link_used_up"), "succeeded"].sort());
      expect(await standingOrders(id)).toMatchObject([{ status: "paid", paid: 1200 }]);
      const carts = (await cartsOf(id)).map(({ status }) => status).sort();
      expect(carts).toEqual(["completed", ...Array(PEOPLE - 1).fill("open")]);
      await expect(open(slug)).rejects.toMatchObject({ code: "link_used_up" });
    });
  });

  it("to three orders is paid by three of eight", async () => {
    await inRounds(5, async () => {
      const { id, slug } = await linkFor(3);
      const answers = await raceAll((await openByAll(slug)).map(buy));
      expect(answers.filter((answer) => answer === "succeeded")).toHaveLength(3);
      expect(answers.filter((answer) => answer === "link_used_up")).toHaveLength(PEOPLE - 3);
      expect(await standingOrders(id)).toHaveLength(3);
    });
  });

  it("not at all lets everybody order", async () => {
    const { id, slug } = await linkFor(null);
    const answers = await raceAll((await openByAll(slug)).map(buy));
    expect(answers).toEqual(Array(PEOPLE).fill("succeeded"));
    expect(await standingOrders(id)).toHaveLength(PEOPLE);
  });

  it("to one order, which is canceled while others press Continue, never has two that stand", async () => {
    await inRounds(10, async (round) => {
      const { id, slug } = await linkFor(1);
      const [first, ...others] = await openByAll(slug);
      const { order } = await world.placeOrder(first?.id ?? "");
      const cancel = async () => {
        await stagger(round);
        return (await cancelOrder(world.ctx, world.scope, order.id)).status;
      };
      await raceAll<unknown>([cancel, ...others.map(buy)]);
      const standing = await standingOrders(id);
      expect(standing.length).toBeLessThanOrEqual(1);
      expect(standing.map(({ id: other }) => other)).not.toContain(order.id);
    });
  });

  it("while its limit is lowered has no more than were in time before that", async () => {
    await inRounds(5, async (round) => {
      const { id, slug } = await linkFor(PEOPLE);
      const sessions = await openByAll(slug);
      let standingThen = 0;
      const lower = async () => {
        await stagger(round);
        const link = await transact(world.ctx, (inside) =>
          updateLink(inside, world.scope, id, { max_orders: 1 }),
        );
        standingThen = (await standingOrders(id)).length;
        return link.status;
      };
      await raceAll<unknown>([lower, ...sessions.map(buy)]);
      expect((await standingOrders(id)).length).toBeLessThanOrEqual(Math.max(standingThen, 1));
    });
  });
});
