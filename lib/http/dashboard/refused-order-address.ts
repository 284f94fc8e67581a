import type { Refusal } from "@/lib/core/errors";

/** As long as what is typed into these forms may be. */
const MAX_TYPED_LENGTH = 500;

/**
 * Where a refused form of an order's page leads: back to it, with the code, the field and what was typed. Null (a problem) for
 * what has no page: another merchant's order and one that is missing.
 */
export function refusedOrderAddress(
  refusal: Refusal,
  params: Readonly<Record<string, string>>,
  form: FormData,
): string | null {
  if (refusal.status === 404) return null;
  const { merchant, mode, id, action = "" } = params;
  const query = new URLSearchParams({ refused: refusal.errors[0]?.code ?? refusal.code, action });
  for (const name of ["amount", "answer", "reference"]) {
    const typed = form.get(name);
    if (typeof typed === "string" && typed !== "") query.set(name, typed.slice(0, MAX_TYPED_LENGTH));
  }
  return `/dashboard/${merchant}/${mode}/orders/${id}?${query}`;
}
