import { z } from "zod";

const time = z.iso.datetime({ offset: true });
const day = z.iso.date();

export const BANK_ENTRY_STATUSES = ["unmatched", "matched", "ignored"] as const;
export type BankEntryStatus = (typeof BANK_ENTRY_STATUSES)[number];

/** Why money that came has paid no order. */
export const UNMATCHED_REASONS = [
  "no_reference",
  "several_orders",
  "order_unknown",
  "order_paid",
  "order_canceled",
  "order_deleted",
  "not_awaiting_funds",
  "currency_differs",
  "too_little",
  "too_much",
  "returned",
  "taken_back",
  "failed",
] as const;
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number];

export const bankEntrySchema = z.object({
  id: z.string(),
  object: z.literal("bank_entry"),
  livemode: z.boolean(),
  statement: z.string().describe("The statement that brought it first."),
  status: z
    .enum(BANK_ENTRY_STATUSES)
    .describe("`matched` has paid an order, `unmatched` is for a person, `ignored` is money that went out."),
  reason: z.enum(UNMATCHED_REASONS).nullable().describe("Why it is unmatched."),
  direction: z.enum(["credit", "debit"]),
  reversal: z.boolean().describe("An earlier booking that has come back."),
  amount: z.int().describe("Minor units of `currency`, never negative."),
  currency: z.string().describe("As the bank writes it: perhaps one that no order can have."),
  account: z.string().describe("Your account: the IBAN where the bank writes one."),
  booked_on: day.nullable(),
  value_on: day.nullable(),
  reference: z.string().nullable().describe("The structured reference; several are separated by line ends."),
  end_to_end_id: z.string().nullable(),
  text: z.string().nullable(),
  counterparty: z.object({ name: z.string().nullable(), account: z.string().nullable() }),
  bank_reference: z.string().nullable(),
  order: z.string().nullable().describe("The order that it has paid."),
  payment: z.string().nullable(),
  created_at: time,
  matched_at: time.nullable(),
});
export type BankEntryObject = z.infer<typeof bankEntrySchema>;

export const bankStatementSchema = z.object({
  id: z.string(),
  object: z.literal("bank_statement"),
  livemode: z.boolean(),
  format: z.enum(["camt.052", "camt.053", "camt.054", "mt940", "mt942"]),
  entries: z
    .int()
    .describe("All in the file: the sum of those that follow, but for too little and too much."),
  known: z.int().describe("Were there before, by this file or another, and stay as they are."),
  pending: z.int().describe("Not booked yet, and so not kept: a later statement brings them."),
  matched: z.int().describe("Have paid an order now."),
  unmatched: z.int().describe("Money for a person to look at."),
  too_little: z.int().describe("Of the unmatched."),
  too_much: z.int().describe("Of the unmatched."),
  ignored: z.int().describe("Money that went out."),
  created_at: time.describe("When the file was first handed in."),
});
export type BankStatementObject = z.infer<typeof bankStatementSchema>;
