import { z } from "zod";
import { CURRENCIES } from "@/lib/core/money";

export const METHOD_KINDS = [
  "card",
  "wallet",
  "bank_redirect",
  "bank_debit",
  "bank_transfer",
  "voucher",
  "cash",
  "pay_later",
  "mobile",
  "qr",
] as const;

/** What the customer does after choosing the method. The page has words for each. */
export const NEXT_STEPS = [
  "enter_card",
  "enter_bank_account",
  "enter_code",
  "confirm_on_device",
  "provider_page",
  "wallet_login",
  "wallet_app",
  "bank_login",
  "bank_app",
  "choose_bank",
  "scan_qr",
  "approve_phone",
  "agree_credit",
  "receive_instructions",
  "print_voucher",
] as const;

/** Methods whose name is a common noun, which the page translates; every other name is a brand, the same everywhere. */
export const METHOD_MESSAGE_KEYS = [
  "card",
  "bank_transfer",
  "direct_debit",
  "pay_by_bank",
  "online_banking",
  "mobile_banking",
  "virtual_account",
  "convenience_store",
  "mobile_wallets",
  "ussd",
  "phone",
] as const;

const countrySchema = z.string().regex(/^[A-Z]{2}$/);
const currencySchema = z.enum(CURRENCIES);
const amountMinorSchema = z.int().nonnegative();

/**
 * One way to pay, as data: facts about the method itself, not about a provider's contract. A fact that is not known
 * for sure is absent. Field names are the API's, since rows are shown there as they are.
 */
export const paymentMethodSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/)
    .max(40),
  name: z.string().min(1).max(40),
  message_key: z.enum(METHOD_MESSAGE_KEYS).optional(),
  kind: z.enum(METHOD_KINDS),
  /** `offline`: the customer leaves with instructions and pays later, so the order rests unpaid. */
  availability: z.enum(["online", "offline"]),
  /** ISO 3166 alpha-2 codes of the countries whose customers use it. */
  countries: z.union([z.literal("worldwide"), z.array(countrySchema).min(1).readonly()]),
  /** Only beside `worldwide`. */
  excluded_countries: z.array(countrySchema).min(1).readonly().optional(),
  currencies: z.union([z.literal("all"), z.array(currencySchema).min(1).readonly()]),
  /** Limits of the scheme itself, in minor units, both ends allowed; a provider may have narrower ones. */
  limits: z
    .partialRecord(
      currencySchema,
      z.strictObject({ min_minor: amountMinorSchema.optional(), max_minor: amountMinorSchema.optional() }),
    )
    .optional(),
  /** From the customer's last step until it is known whether the money came; business days where days. */
  confirmation_time: z.strictObject({
    unit: z.enum(["seconds", "minutes", "hours", "days"]),
    min: z.int().nonnegative(),
    max: z.int().positive(),
  }),
  /** `partial`: any part of the amount; `full`: all or nothing; `no`: a person has to send the money by other means. */
  refundable: z.enum(["full", "partial", "no"]).optional(),
  /** `separate`: money can be authorized first and captured later, which the merchant's confirmation needs. */
  capture: z.enum(["separate", "immediate"]),
  next_step: z.enum(NEXT_STEPS),
  /** Where that step happens: on our page, in a frame on it (3-D Secure), or in a window of its own. */
  presentation: z.enum(["page", "frame", "window"]),
  /** The money goes straight to the merchant's own bank account, which therefore has to be set up. */
  needs_bank_account: z.literal(true).optional(),
  /** We ask the customer's phone ourselves, and the provider moves the money afterwards. Needs the phone's number. */
  approved_here: z.literal(true).optional(),
});

export type PaymentMethod = z.infer<typeof paymentMethodSchema>;
