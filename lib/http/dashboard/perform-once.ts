import { createHash } from "node:crypto";
import type { Scope } from "@/db/context";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { claimKey, keepAnswer } from "@/lib/http/idempotency";

/**
 * Runs a transaction under the key that the page has put into its form: a form that is sent twice is done once, by the same rows
 * as idempotency keys of the API. Refused: 422 without a key, 409 `idempotency_key_reused` where the form was sent with
 * something else in it before.
 */
export async function performOnce(
  ctx: CheckoutContext,
  scope: Scope,
  form: FormData,
  work: (inside: CheckoutTransaction) => Promise<unknown>,
): Promise<void> {
  const key = form.get("key");
  if (typeof key !== "string" || !/^[0-9a-z]{16,120}$/.test(key)) {
    throw invalidFields([fieldError(["key"], "field_required")]);
  }
  const text = [...form].map(([name, value]) => `${name}=${String(value)}`).join("\n");
  const hash = createHash("sha256").update(text).digest("hex");
  const keyed = { key: `dashboard-${key}`, hash, scope };
  await transact(ctx, async (inside) => {
    if (await claimKey(inside, keyed)) return;
    await work(inside);
    await keepAnswer(inside, keyed, { status: 200, body: {} });
  });
}
