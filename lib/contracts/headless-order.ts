import { z } from "zod";
import { type PlaceOrderForm, placeOrderSchema } from "./customer";

/**
 * `POST /checkout/sessions/{id}/order`: what the page's Continue sends, with a company's fields left out for a person. The
 * merchant's own page has shown the documents and taken the consents.
 */
export const headlessOrderSchema = z.preprocess(
  (input) =>
    typeof input === "object" && input !== null
      ? { is_company: "company_name" in input, company_name: "", tax_id: "", ...input }
      : input,
  placeOrderSchema,
) as z.ZodType<PlaceOrderForm>;
