import { createCheckoutContext } from "@/lib/checkout/create-context";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { type Environment, readEnvironment } from "@/lib/core/environment";

type Held = {
  environment: Environment;
  ctx: CheckoutContext;
  /** Whether a key may be known for a moment without a look at the database (`known-callers.ts`). Off in tests. */
  remembersCallers?: boolean;
};

const holder = globalThis as typeof globalThis & { opentill?: Held };

/** This web process's context. Kept outside the module, which a development server loads again and again. */
export function webContext(): Held {
  if (!holder.opentill) {
    const environment = readEnvironment(process.env);
    const { ctx } = createCheckoutContext(environment, "web");
    holder.opentill = { environment, ctx, remembersCallers: true };
  }
  return holder.opentill;
}
