import { z } from "zod";
import { holdsCardNumber } from "@/lib/core/card-number";
import { emailField } from "./address-fields";
import { countryField, optionalPersonalTextField, personalTextField } from "./fields";
import { MAX_NAME_LENGTH } from "./limits";

const MAX_TAX_ID_LENGTH = 30;
const MAX_PHONE_LENGTH = 40;

/** Letters, digits and the separators that national schemes use; whether the number exists is not checked. */
const TAX_ID = /^[A-Za-z0-9][A-Za-z0-9 ./-]{3,}$/;
const PHONE = /^[+\uff0b]?[\p{Nd}\s()./-]{4,}$/u;

/** As people write it. The server reads it in the light of the country and keeps it as E.164. */
export const phoneField = z
  .string({ error: "phone_invalid" })
  .max(MAX_PHONE_LENGTH, { error: "phone_invalid" })
  .regex(PHONE, { error: "phone_invalid" });

/** Up to 14 digits are usual in tax ids, and one in ten of them has the check digit of a card. */
const MIN_CARD_DIGITS_IN_TAX_ID = 15;

const taxIdField = z
  .string({ error: "tax_id_invalid" })
  .trim()
  .max(MAX_TAX_ID_LENGTH, { error: "tax_id_invalid" })
  .refine((text) => !holdsCardNumber(text, MIN_CARD_DIGITS_IN_TAX_ID), { error: "card_number_refused" });

/** A customer's address. */
export const personalEmailField = emailField.refine((email) => !holdsCardNumber(email.replace("@", " ")), {
  error: "card_number_refused",
});

/** What a merchant may know of a customer before the page opens. All of it can be changed by the customer. */
export const customerHintSchema = z
  .strictObject({
    email: personalEmailField.optional(),
    name: personalTextField(MAX_NAME_LENGTH).optional(),
    phone: phoneField.optional(),
    company_name: personalTextField(MAX_NAME_LENGTH).optional(),
    tax_id: taxIdField.regex(TAX_ID, { error: "tax_id_invalid" }).optional(),
  })
  .describe("What you know of the customer already; the page fills it in and the customer can change it.");

export type CustomerHint = z.infer<typeof customerHintSchema>;

/**
 * What the customer says on the cart page, and the whole of what an order needs to know of them. The browser and the
 * server check the same schema. A company has a name and may have a tax id.
 */
export const placeOrderSchema = z
  .object({
    email: personalEmailField,
    name: personalTextField(MAX_NAME_LENGTH, "name_required"),
    country: countryField,
    is_company: z.boolean({ error: "boolean_expected" }),
    company_name: optionalPersonalTextField(MAX_NAME_LENGTH),
    tax_id: taxIdField.refine((text) => text === "" || TAX_ID.test(text), { error: "tax_id_invalid" }),
    payment_method: z
      .string({ error: "payment_method_required" })
      .min(1, { error: "payment_method_required" })
      .max(64, { error: "payment_method_unknown" }),
    consent_terms: z.literal(true, { error: "consent_terms_required" }),
    consent_personal_data: z.literal(true, { error: "consent_personal_data_required" }),
  })
  .superRefine((form, issues) => {
    if (form.is_company && form.company_name === "") {
      issues.addIssue({ code: "custom", path: ["company_name"], message: "company_name_required" });
    }
  });

export type PlaceOrderForm = z.infer<typeof placeOrderSchema>;
