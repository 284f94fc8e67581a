import type { SessionDraft } from "@/db/schema";
import type { FieldErrors } from "@/lib/contracts/page-models";
import { isValidationCode } from "@/lib/contracts/validation-codes";
import { Refusal } from "@/lib/core/errors";
import { parseOrderDraft } from "./order-form";

/** What a page without scripts says after a refused post: the draft is judged again by the same schema. */
export function cartErrors(
  draft: SessionDraft,
  query: Record<string, string | string[] | undefined>,
): FieldErrors {
  const errors: FieldErrors = {};
  const { refused, line, code } = query;
  if (typeof line === "string" && typeof code === "string" && isValidationCode(code)) {
    errors[`quantities.${line.slice(0, 64)}`] = code;
  }
  if (refused !== "1" || line !== undefined) return errors;
  return { ...errors, ...formErrors(draft) };
}

function formErrors(draft: SessionDraft): FieldErrors {
  try {
    parseOrderDraft(draft);
    // The form is whole, so it was the method that could not be used.
    return { payment_method: "payment_method_unavailable" };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Object.fromEntries(
      error.errors.flatMap((each) =>
        isValidationCode(each.code) ? [[each.pointer.slice(1), each.code]] : [],
      ),
    );
  }
}
