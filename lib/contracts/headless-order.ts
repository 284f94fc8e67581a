import { z } from "zod";
import { placeOrderSchema } from "./customer";

const { shape } = placeOrderSchema;

/**
 * `POST /checkout/sessions/{id}/order`: what the page's Continue sends, with a company's fields left out for a person. The
 * merchant's own page has shown the documents and taken the consents.
 */
export const headlessOrderSchema = z.preprocess(
  (input) =>
    typeof input === "object" && input !== null ? { is_company: "company_name" in input, ...input } : input,
  z
    .strictObject({
      ...shape,
      is_company: shape.is_company.default(false),
      company_name: shape.company_name.default(""),
      tax_id: shape.tax_id.default(""),
    })
    .pipe(placeOrderSchema),
);
