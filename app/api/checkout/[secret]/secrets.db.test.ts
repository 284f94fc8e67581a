import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { orders } from "@/db/schema";
import { DAY_MS } from "@/lib/core/clock";
import { ORDER_FIELDS } from "@/tests/support/api-world";
import { readProblem } from "@/tests/support/problem";
import { useCart } from "@/tests/support/use-cart";

describe("a page that may not be used", () => {
  const { world, cart } = useCart();

  const ordersOf = (id: string) => world.ctx.db.select().from(orders).where(eq(orders.sessionId, id));
  describe("404", () => {
    const routes = ["cart", "order", "pay", "status", "stream"] as const;
    const visit = (secret: string, route: (typeof routes)[number]) =>
      world.visit(
        route === "status" || route === "stream" ? "GET" : "POST",
        `/api/checkout/${secret}/${route}`,
      );

    it.each(routes)("for a secret that nobody was given: %s", async (route) => {
      const [ownCart, ownOrder] = [world.secretOf(cart.session.id), world.secretOf((await world.order()).id)];
      const right = route === "cart" || route === "order" ? ownCart : ownOrder;
      const swapped = right === ownCart ? ownOrder : ownCart;
      const last = right.at(-1) === "0" ? "1" : "0";
      for (const secret of [
        swapped,
        `${right.slice(0, -1)}${last}`,
        right.slice(0, -1),
        `${right}0`,
        right.toUpperCase(),
        right.split("_").slice(0, 2).join("_"),
        world.secretOf("pay_01jqzzzzzzzzzzzzzzzzzzzzzz"),
        "%00",
        "x",
      ]) {
        expect(readProblem(await visit(secret, route))).toMatchObject({ status: 404, code: "not_found" });
      }
    });
  });

  describe("410", () => {
    it("for a session that has expired, before any sweep has been", async () => {
      const short = await world.openSession({
        expires_at: new Date(world.clock.now().getTime() + DAY_MS).toISOString(),
      });
      const secret = world.secretOf(short.id);
      world.clock.advance(DAY_MS);
      for (const route of ["cart", "order"]) {
        const answer = await world.submit(`/api/checkout/${secret}/${route}`, ORDER_FIELDS);
        expect(readProblem(answer)).toMatchObject({ status: 410, code: "session_expired" });
        const plain = await world.submitPlainly(`/api/checkout/${secret}/${route}`, ORDER_FIELDS);
        expect(plain.headers.get("location")).toBe(`/c/${secret}?refused=session_expired`);
      }
      expect(await ordersOf(short.id)).toEqual([]);
    });

    it("for a session that the merchant has canceled", async () => {
      await world.call("POST", `/checkout/sessions/${cart.session.id}/cancel`);
      const answer = await world.submit(`${cart.address}/order`, ORDER_FIELDS);
      expect(readProblem(answer)).toMatchObject({ status: 410, code: "session_canceled" });
    });
  });

  it("refuses a form that is too large (413)", async () => {
    const answer = await world.submit(`${cart.address}/cart`, { name: "x".repeat(300 * 1024) });
    expect(readProblem(answer)).toMatchObject({ status: 413, code: "body_too_large" });
  });
});
