import { afterAll, beforeAll, beforeEach } from "vitest";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import { must } from "@/lib/core/invariant";
import { type ApiWorld, createApiWorld } from "./api-world";
import { later } from "./later";

/** A customer's cart: its session, the address of its forms, and its one line. */
type Cart = { session: CheckoutSessionObject; address: string; line: string };

/** One API world for the block that calls it. */
export function useApiWorld(options: Parameters<typeof createApiWorld>[0] = {}): ApiWorld {
  const { value, set } = later<ApiWorld>("the world");
  beforeAll(async () => {
    set(await createApiWorld(options));
  });
  afterAll(() => value.finish());
  return value;
}

/** The same with a cart of its own for each test. */
export function useCart(options: Parameters<typeof createApiWorld>[0] = {}): { world: ApiWorld; cart: Cart } {
  const world = useApiWorld(options);
  const { value: cart, set } = later<Cart>("the cart");
  beforeEach(async () => set(await openCart(world)));
  return { world, cart };
}

export async function openCart(
  world: ApiWorld,
  request: Parameters<ApiWorld["openSession"]>[0] = {},
): Promise<Cart> {
  const session = await world.openSession(request);
  const line = must(session.items[0], "a line").id;
  return { session, address: `/api/checkout/${world.secretOf(session.id)}`, line };
}
