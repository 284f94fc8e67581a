import { createCheckoutContext } from "@/lib/checkout/create-context";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { type Environment, readEnvironment } from "@/lib/core/environment";

type Held = { environment: Environment; ctx: CheckoutContext };

const holder = globalThis as typeof globalThis & { opentill?: Held };

/** This web process's context. Kept outside the module, which a development server loads again and again. */
export function webContext(): Held {
  if (!holder.opentill) {
    const environment = readEnvironment(process.env);
    holder.opentill = { environment, ctx: createCheckoutContext(environment, "web").ctx };
  }
  return holder.opentill;
}
