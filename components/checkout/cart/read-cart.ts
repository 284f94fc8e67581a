import type { CartFieldName, CartValues } from "./cart-values";

/** What the document holds right now, whoever put it there: the customer, the browser's autofill or the server. */
export function readCart(form: HTMLFormElement): CartValues {
  const typed = new FormData(form);
  const text = (name: CartFieldName) => String(typed.get(name) ?? "");
  return {
    email: text("email"),
    name: text("name"),
    country: text("country"),
    is_company: typed.has("is_company"),
    company_name: text("company_name"),
    tax_id: text("tax_id"),
    payment_method: text("payment_method"),
    consent_terms: typed.has("consent_terms"),
    consent_personal_data: typed.has("consent_personal_data"),
  };
}
