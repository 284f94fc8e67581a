import type { SessionDraft } from "@/db/schema";
import { type CartUpdate, cartUpdateSchema, MAX_DRAFT_LENGTH } from "@/lib/contracts/cart-update";
import { type PlaceOrderForm, placeOrderSchema } from "@/lib/contracts/customer";
import { MAX_FIELD_ERRORS, MAX_QUANTITY } from "@/lib/contracts/limits";
import { fieldError, parseInput } from "@/lib/contracts/parse";
import { toStorable } from "@/lib/contracts/storable-text";
import { isCountry } from "@/lib/core/countries";
import { invalidFields } from "@/lib/core/errors";

/** The fields of the cart page's one form, by their names in HTML. */
const TYPED_FIELDS = [
  "email",
  "name",
  "country",
  "is_company",
  "company_name",
  "tax_id",
  "payment_method",
  "consent_terms",
  "consent_personal_data",
] as const;

const QUANTITY_PREFIX = "quantity.";

/** What the form changes of the cart: quantities, a line to take out, the country, and everything as typed. */
export function parseCartForm(form: FormData): CartUpdate {
  const country = text(form, "country");
  const remove = text(form, "remove");
  return parseInput(cartUpdateSchema, {
    quantities: parseQuantities(form),
    ...(remove === "" ? {} : { remove }),
    ...(isCountry(country) ? { country } : {}),
    draft: typedFields(form),
  });
}

/** Refuses (422) what is no quantity, under the line's name. */
function parseQuantities(form: FormData): { item: string; quantity: number }[] {
  const quantities = [...form.entries()]
    .filter(([name]) => name.startsWith(QUANTITY_PREFIX))
    .map(([name, value]) => ({
      item: name.slice(QUANTITY_PREFIX.length),
      quantity: toWholeNumber(String(value)),
    }));
  const wrong = quantities.filter(({ quantity }) => !(quantity <= MAX_QUANTITY));
  if (wrong.length > 0) {
    throw invalidFields(
      wrong
        .slice(0, MAX_FIELD_ERRORS)
        .map(({ item }) => fieldError(["quantities", item], "quantity_invalid")),
    );
  }
  return quantities;
}

/** A checkbox that is not ticked is not sent; its absence is what was typed. */
function typedFields(form: FormData): SessionDraft {
  return Object.fromEntries(TYPED_FIELDS.map((name) => [name, cut(toStorable(text(form, name)))]));
}

/** By letters, as the schema counts them. */
function cut(typed: string): string {
  return typed.length <= MAX_DRAFT_LENGTH ? typed : [...typed].slice(0, MAX_DRAFT_LENGTH).join("");
}

/** The order form as the schema wants it; refuses (422) with every wrong field named. */
export function parseOrderDraft(draft: SessionDraft): PlaceOrderForm {
  return parseInput(placeOrderSchema, orderInput(draft));
}

/** What was typed, in the shape of `placeOrderSchema`, right or wrong. */
export function orderInput(draft: SessionDraft) {
  // A person's page hides the company's fields; what is left in them must not stand in the way unseen.
  const isCompany = draft.is_company === "on";
  return {
    email: draft.email ?? "",
    name: draft.name ?? "",
    country: draft.country ?? "",
    is_company: isCompany,
    company_name: isCompany ? (draft.company_name ?? "") : "",
    tax_id: isCompany ? (draft.tax_id ?? "") : "",
    payment_method: draft.payment_method ?? "",
    consent_terms: draft.consent_terms === "on",
    consent_personal_data: draft.consent_personal_data === "on",
  };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** NaN for what is not a whole number. */
function toWholeNumber(typed: string): number {
  return /^[0-9]{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
}
