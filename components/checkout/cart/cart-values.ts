/** The fields of `placeOrderSchema` as the browser has them. */
export type CartValues = {
  email: string;
  name: string;
  country: string;
  is_company: boolean;
  company_name: string;
  tax_id: string;
  payment_method: string;
  consent_terms: boolean;
  consent_personal_data: boolean;
};

export type CartFieldName = keyof CartValues;

/** In the order of the page, so that the first wrong one is the first that is met. */
export const CART_FIELDS = [
  "country",
  "email",
  "name",
  "is_company",
  "company_name",
  "tax_id",
  "payment_method",
  "consent_terms",
  "consent_personal_data",
] as const satisfies readonly CartFieldName[];
