import type { z } from "zod";
import type { Context } from "@/db/context";
import { findCallback } from "@/lib/confirmations/callback-queries";
import { presentCallback } from "@/lib/confirmations/present-callback";
import type { paymentResponseSchema } from "@/lib/contracts/confirmation-objects";
import { presentPayment } from "./present-payment";
import type { PaymentRow } from "./queries";

/** A payment with how the question to its `callback_url` stands, for the merchant's own eyes. */
export async function readPayment(
  ctx: Context,
  payment: PaymentRow,
): Promise<z.infer<typeof paymentResponseSchema>> {
  const callback = payment.confirmation === "callback" ? await findCallback(ctx.db, payment.id) : null;
  return { ...presentPayment(payment), callback: callback && presentCallback(payment, callback) };
}
