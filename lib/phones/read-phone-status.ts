import type { Context } from "@/db/context";
import type { PaymentRow } from "@/lib/payments/queries";
import { listPhonePayments } from "./queries";

/** What an open page of a phone watches: each request that it shows, with its status. */
export async function readPhoneStatus(ctx: Context, phoneId: string): Promise<{ state: string }> {
  return { state: describePhoneState(await listPhonePayments(ctx.db, phoneId)) };
}

/** A text that changes with whatever the page shows. */
export function describePhoneState(payments: readonly PaymentRow[]): string {
  return payments.map(({ id, status, amountRefunded }) => `${id}.${status}.${amountRefunded}`).join(" ");
}
