import { describe, expect, it } from "vitest";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { openLink } from "@/lib/sessions/open-link";
import { listSessionItems } from "@/lib/sessions/queries";
import { type Answer, SESSION_REQUEST } from "@/tests/support/api-world";
import { createLink, createProduct } from "@/tests/support/catalog";
import { useApiWorld } from "@/tests/support/use-cart";

type Kind = { min: number; max: number; removable: boolean; item: Record<string, unknown> };

const SHIPPING = { name: "Shipping", unit_amount: 800, quantity: 3 };
const OTHER = { name: "Tea", unit_amount: 990, quantity: 1 };

/** What a merchant can say of a line of three units, and the units that a customer may then choose. */
const KINDS: Record<string, Kind> = {
  fixed: { min: 3, max: 3, removable: false, item: {} },
  "fixed and removable": { min: 3, max: 3, removable: true, item: { removable: true } },
  adjustable: { min: 2, max: 5, removable: false, item: { adjustable: { min: 2, max: 5 } } },
  "adjustable and removable": {
    min: 2,
    max: 5,
    removable: true,
    item: { adjustable: { min: 2, max: 5 }, removable: true },
  },
  "adjustable from none": { min: 1, max: 5, removable: true, item: { adjustable: { min: 0, max: 5 } } },
};

/** The units that are asked for; 3 is no change. */
const UNITS = [0, 1, 2, 3, 5, 6];

describe("a line of a cart", () => {
  const world = useApiWorld();

  type Cart = { session: CheckoutSessionObject; line: string };
  type Door = (cart: Cart, quantity: number) => Promise<Answer>;

  const DOORS: Record<string, Door> = {
    "the page": ({ session, line }, quantity) =>
      world.submit(`/api/checkout/${world.secretOf(session.id)}/cart`, {
        [`quantity.${line}`]: `${quantity}`,
      }),
    "the page's button": ({ session, line }, quantity) =>
      quantity === 0
        ? world.submit(`/api/checkout/${world.secretOf(session.id)}/cart`, { remove: line })
        : (DOORS["the page"]?.({ session, line }, quantity) ?? Promise.reject()),
    Continue: ({ session, line }, quantity) =>
      world.submit(`/api/checkout/${world.secretOf(session.id)}/order`, {
        email: "ada@customer.example",
        name: "Ada Customer",
        country: "DE",
        payment_method: "card",
        consent_terms: "on",
        consent_personal_data: "on",
        [`quantity.${line}`]: `${quantity}`,
      }),
    "the API": ({ session, line }, quantity) =>
      world.call("POST", `/checkout/sessions/${session.id}`, {
        body: { quantities: [{ item: line, quantity }] },
      }),
  };

  const quantityOf = async ({ session, line }: Cart) =>
    (await listSessionItems(world.ctx.db, session.id)).find(({ id }) => id === line)?.quantity ?? 0;

  const cells = Object.entries(KINDS).flatMap(([name, kind]) =>
    Object.entries(DOORS).flatMap(([door, ask]) => UNITS.map((units) => ({ name, kind, door, ask, units }))),
  );

  it.each(cells)("that is $name, asked by $door for $units units", async ({ kind, ask, units }) => {
    const session = await world.openSession({ items: [{ ...SHIPPING, ...kind.item }, OTHER] });
    const cart = { session, line: must(session.items[0], "the line").id };
    const isAllowed =
      units === SHIPPING.quantity || (units === 0 ? kind.removable : units >= kind.min && units <= kind.max);
    const answer = await ask(cart, units);
    expect(await quantityOf(cart)).toBe(isAllowed ? units : SHIPPING.quantity);
    // Continue keeps an allowed change and asks to look at the new total (409).
    if (isAllowed) expect(answer.status).toBeOneOf([200, 409]);
    else
      expect(answer).toMatchObject({
        status: 422,
        body: { errors: [{ code: expect.stringMatching(/^quantity_/) }] },
      });
  });

  it("is the last one and stays, whatever the merchant said", async () => {
    for (const ask of Object.values(DOORS)) {
      const session = await world.openSession({ items: [{ ...SHIPPING, removable: true }] });
      const cart = { session, line: must(session.items[0], "the line").id };
      expect((await ask(cart, 0)).status).toBe(422);
      expect(await quantityOf(cart)).toBe(SHIPPING.quantity);
    }
  });

  it("says in the API whether it may go", async () => {
    const body = {
      ...SESSION_REQUEST,
      items: Object.values(KINDS).map(({ item }) => ({ ...SHIPPING, ...item })),
    };
    const { items } = (await world.call("POST", "/checkout/sessions", { body }))
      .body as CheckoutSessionObject;
    expect(items.map(({ removable }) => removable)).toEqual(
      Object.values(KINDS).map(({ removable }) => removable),
    );
  });

  it.each([
    [undefined, false],
    [false, false],
    [true, true],
  ])("of a link goes if the link says so (removable: %s)", async (removable, isGone) => {
    const [tea, cup] = [
      await createProduct(world.ctx, world.scope),
      await createProduct(world.ctx, world.scope),
    ];
    const slug = await createLink(world.ctx, world.scope, {
      items: [
        { product: tea, quantity: 1 },
        { product: cup, quantity: 1, ...(removable === undefined ? {} : { removable }) },
      ],
    });
    const { id } = await transact(world.ctx, (inside) =>
      openLink(inside, { slug, accepted: {}, refused: [] }),
    );
    const secret = world.secretOf(id);
    const [, second] = await listSessionItems(world.ctx.db, id);
    const line = must(second, "the second line").id;
    const answer = await world.submit(`/api/checkout/${secret}/cart`, { remove: line });
    expect(answer.status).toBe(isGone ? 200 : 422);
    expect(await listSessionItems(world.ctx.db, id)).toHaveLength(isGone ? 1 : 2);
  });
});
