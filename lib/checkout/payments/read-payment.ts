import type { z } from "zod";
import type { Context } from "@/db/context";
import type { paymentResponseSchema } from "@/lib/contracts/confirmation-objects";
import { presentPayment } from "@/lib/payments/present-payment";
import type { PaymentRow } from "@/lib/payments/queries";
import { findCallback } from "../confirmations/callback-queries";
import { presentCallback } from "../confirmations/present-callback";

/** A payment with how the question to its `callback_url` stands, for the merchant's own eyes. */
export async function readPayment(
  ctx: Context,
  payment: PaymentRow,
): Promise<z.infer<typeof paymentResponseSchema>> {
  const callback = payment.confirmation === "callback" ? await findCallback(ctx.db, payment.id) : null;
  return { ...presentPayment(payment), callback: callback && presentCallback(payment, callback) };
}
