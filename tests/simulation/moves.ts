import { count, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { transitions } from "@/db/schema";
import type { PaymentStatus } from "@/lib/contracts/statuses";
import { PAYMENT_STATES, type PaymentTrigger } from "@/lib/payments/states";

/** How often each status was left by each trigger, as `pay: processing –report_captured→ succeeded`. */
export async function countMoves(db: Database): Promise<Map<string, number>> {
  const kind = sql<string>`split_part(${transitions.objectId}, '_', 1)`;
  const { from, trigger, to } = transitions;
  const rows = await db
    .select({ kind, from, trigger, to, times: count() })
    .from(transitions)
    .groupBy(kind, from, trigger, to);
  return new Map(rows.map((row) => [nameMove(row.kind, row), row.times]));
}

/** Every move of a payment that its table allows and that something in a history can cause. */
export function possiblePaymentMoves(): string[] {
  const froms = Object.keys(PAYMENT_STATES) as PaymentStatus[];
  return froms
    .flatMap((from) => {
      const triggers = Object.keys(PAYMENT_STATES[from]) as PaymentTrigger[];
      return triggers.map((trigger) => ({ from, trigger, to: PAYMENT_STATES[from][trigger] }));
    })
    .filter(({ to }) => to !== "repeated" && to !== "refused")
    .map((move) => nameMove("pay", move))
    .filter((move) => !IMPOSSIBLE.includes(move));
}

/** What the table provides for and no history can show. */
const IMPOSSIBLE: readonly string[] = [
  // Created and submitted are one commit.
  "pay: created –release→ canceled",
  // Only a release that we asked for can be the end of an action that lapsed.
  "pay: processing –report_lapsed→ failed",
  "pay: requires_action –report_lapsed→ failed",
  "pay: awaiting_funds –report_lapsed→ failed",
  "pay: authorized –report_lapsed→ failed",
  "pay: capturing –report_lapsed→ failed",
  // The sandbox gives no instructions, and the offline provider reports nothing after them.
  "pay: requires_action –report_awaiting_funds→ awaiting_funds",
  "pay: awaiting_funds –report_authorized→ authorized",
  "pay: awaiting_funds –report_released→ canceled",
  "pay: awaiting_funds –report_failed→ failed",
  // The sandbox takes no reserved money unasked, and what it has reserved it can always take.
  "pay: authorized –report_captured→ succeeded",
  "pay: authorized –report_failed→ failed",
  "pay: capturing –report_failed→ failed",
];

function nameMove(kind: string, { from, trigger, to }: { from: string | null; trigger: string; to: string }) {
  return `${kind}: ${from ?? "nothing"} –${trigger}→ ${to}`;
}
