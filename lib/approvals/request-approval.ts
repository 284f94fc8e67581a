import { and, eq } from "drizzle-orm";
import { type Actor, payments } from "@/db/schema";
import { MAX_WAITING_APPROVALS } from "@/lib/contracts/limits";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields, Refusal } from "@/lib/core/errors";
import type { Random } from "@/lib/core/random";
import { readPhoneNumber } from "@/lib/core/read-phone-number";
import type { TransactionContext } from "@/lib/events/transact";
import type { OrderRow } from "@/lib/orders/queries";
import { asApproval } from "@/lib/payments/as-approval";
import { approvalDeadline } from "@/lib/payments/deadlines";
import type { PaymentRow } from "@/lib/payments/queries";
import { transitionPayment } from "@/lib/payments/transition-payment";
import { lockPhone } from "@/lib/phones/lock-phone";
import type { PhoneRow } from "@/lib/phones/queries";
import { tellPhone } from "./tell-phone";

/**
 * Asks the customer's phone to approve a new payment, in the transaction that creates it: the payment waits until
 * `approve_by`, and the phone is told. The order and the payment are locked. Requests that wait on one phone side by
 * side have different matching numbers.
 *
 * Refused: 422 without a phone number, 429 while `MAX_WAITING_APPROVALS` requests wait on the phone.
 */
export async function requestApproval(
  ctx: TransactionContext,
  order: OrderRow,
  payment: PaymentRow,
  actor: Actor,
): Promise<PaymentRow> {
  const number = readPhoneNumber(order.customer.phone ?? "", order.country);
  if (number === null) throw invalidFields([fieldError(["customer", "phone"], "phone_invalid")]);
  const phone = await lockPhone(ctx, order, number);
  const { payment: asked } = await transitionPayment(ctx, payment, {
    trigger: "ask_phone",
    actor,
    set: {
      phoneId: phone.id,
      matchingNumber: pickNumber(ctx.random, await listWaitingNumbers(ctx, phone)),
      approveBy: approvalDeadline(ctx.clock.now()),
    },
  });
  await tellPhone(ctx, order, asked, phone);
  return asked;
}

async function listWaitingNumbers(ctx: TransactionContext, phone: PhoneRow): Promise<number[]> {
  const now = ctx.clock.now();
  const rows = await ctx.tx
    .select()
    .from(payments)
    .where(and(eq(payments.phoneId, phone.id), eq(payments.status, "requires_action")));
  const numbers = rows
    .map(asApproval)
    .flatMap((approval) => (approval && approval.approveBy > now ? [approval.matchingNumber] : []));
  if (numbers.length >= MAX_WAITING_APPROVALS) {
    throw new Refusal(
      429,
      "phone_busy",
      `${numbers.length} requests wait on this phone already. Try again when one is over.`,
      { headers: { "retry-after": "60" } },
    );
  }
  return numbers;
}

const LEAST_NUMBER = 10;
const COUNT_OF_NUMBERS = 90;
/** The largest multiple of the count in a byte: what lies above would make some numbers likelier. */
const FAIR_BYTES = 180;

/** Two digits, each number as likely as any other, and none that waits on the phone already. */
function pickNumber(random: Random, taken: readonly number[]): number {
  for (;;) {
    const [byte = 0] = random.bytes(1);
    const number = LEAST_NUMBER + (byte % COUNT_OF_NUMBERS);
    if (byte < FAIR_BYTES && !taken.includes(number)) return number;
  }
}
