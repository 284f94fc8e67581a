import type { FieldErrors } from "react-hook-form";
import type { CartValues } from "./cart-values";

/**
 * Checks by the API's own schema, which is loaded on the first check: it is larger than the rest of the form. If it
 * can't be loaded the server, which checks by the same schema, has the only word.
 */
export async function validateCart(values: CartValues): Promise<FieldErrors<CartValues>> {
  const contract = await import("@/lib/contracts/customer").catch(() => null);
  const seen = values.is_company ? values : { ...values, company_name: "", tax_id: "" };
  const parsed = contract?.placeOrderSchema.safeParse(seen);
  const errors: FieldErrors<CartValues> = {};
  for (const { path, message } of parsed?.error?.issues ?? []) {
    const field = path[0] as keyof CartValues;
    errors[field] ??= { type: "schema", message };
  }
  return errors;
}
