import { desc, eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import { approvePayment } from "@/lib/approvals/approve-payment";
import { rejectPayment } from "@/lib/approvals/reject-payment";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { createSessionSchema } from "@/lib/contracts/session-request";
import { CONFIRMATION_MODES } from "@/lib/contracts/statuses";
import { transact } from "@/lib/events/transact";
import { asApproval } from "@/lib/payments/as-approval";
import type { PaymentRow } from "@/lib/payments/queries";
import { act } from "../act";
import type { History } from "../history";
import { CALLBACK_URL } from "../merchant-server";
import { moveNear } from "./clock";

export const PHONE_NUMBER = "+3547700001";

/** The merchant's cart for a phone: session, order and request in one call. */
export async function askPhone(history: History): Promise<void> {
  const { merchantCtx, scope, choice } = history;
  const confirmation = choice.pick(CONFIRMATION_MODES);
  const request = createSessionSchema.parse({
    currency: "EUR",
    country: "DE",
    confirmation,
    callback_url: CALLBACK_URL,
    ui_mode: "headless",
    payment_method: "phone",
    customer: { phone: PHONE_NUMBER },
    items: [{ name: "Assam", unit_amount: 1200, quantity: 2 }],
  });
  await act(history, `the merchant asks a phone, with ${confirmation} confirmation`, async () => {
    const { payment } = await transact(merchantCtx, (inside) => startCheckout(inside, scope, request));
    return `${payment?.id} asks`;
  });
}

/** At any time; now and then at the very edge of the deadline, or past it. */
export async function answerOnPhone(history: History): Promise<void> {
  const payment = await anyPhonePayment(history);
  if (!payment) return;
  const { choice, ctx } = history;
  const approval = asApproval(payment);
  if (approval && choice.chance(0.3)) moveNear(history, approval.approveBy);
  const isTooLate = approval !== null && approval.approveBy <= history.clock.now();
  const answer = choice.chance(0.7) ? "accepts" : "rejects";
  for (let press = choice.between(1, 2); press > 0; press -= 1) {
    await act(history, `the customer ${answer} ${payment.id} on the phone`, async () => {
      const { id, status } =
        answer === "accepts"
          ? await approvePayment(ctx, { paymentId: payment.id })
          : await rejectPayment(ctx, payment.id);
      if (isTooLate) history.broken.push(`${id} was answered after ${approval.approveBy.toISOString()}`);
      return `${id} is ${status}`;
    });
  }
}

/** One that was put to the phone, oftener the newest. */
async function anyPhonePayment({ db, scope, choice }: History): Promise<PaymentRow | null> {
  const rows = await db
    .select()
    .from(payments)
    .where(eq(payments.merchantId, scope.merchantId))
    .orderBy(desc(payments.id));
  const asked = rows.filter(({ phoneId }) => phoneId !== null);
  return choice.chance(0.7) ? (asked[0] ?? null) : choice.pickAny(asked);
}
