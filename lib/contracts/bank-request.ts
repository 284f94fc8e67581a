import { z } from "zod";

/** The file as it is. What it really is, its content says. */
export const STATEMENT_TYPES = [
  "application/xml",
  "text/xml",
  "text/plain",
  "application/octet-stream",
] as const;

/** `POST /bank-entries/{id}/match`: the order that the money is for. */
export const matchBankEntrySchema = z.strictObject({
  order: z.string({ error: "order_unknown" }).max(64, { error: "order_unknown" }),
});
