import { createdMerchantSchema } from "@/lib/contracts/merchant-account";
import { type ApiWorld, OPERATOR_KEY } from "./api-world";

/** What an operator must say of a new merchant, and no more. */
export const NEW_MERCHANT = {
  name: "Fjord Tea",
  support_email: "help@fjordtea.example",
  default_country: "NO",
  terms_url: "https://fjordtea.example/terms",
  personal_data_url: "https://fjordtea.example/privacy",
} as const;

type Options = { body?: unknown; idempotencyKey?: string };

/** The operator of a world: calls about merchants, and new ones. */
export function operatorOf(world: Pick<ApiWorld, "call" | "clock">) {
  const operate = (method: "GET" | "POST", path: string, { body, idempotencyKey }: Options = {}) =>
    world.call(method, `/operator/merchants${path}`, {
      body: method === "POST" ? (body ?? {}) : undefined,
      key: OPERATOR_KEY,
      headers: idempotencyKey ? { "idempotency-key": idempotencyKey } : {},
    });
  const create = async (more: Record<string, unknown> = {}) => {
    // Ids sort by time: no two merchants are made in the same instant.
    world.clock.advance(1);
    const answer = await operate("POST", "", { body: { ...NEW_MERCHANT, ...more } });
    return answer.as(createdMerchantSchema.strict());
  };
  return { operate, create };
}
