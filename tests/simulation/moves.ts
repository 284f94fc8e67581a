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

/** What the table provides for and neither of these two providers ever says. */
const IMPOSSIBLE: readonly string[] = [];

function nameMove(kind: string, { from, trigger, to }: { from: string | null; trigger: string; to: string }) {
  return `${kind}: ${from ?? "nothing"} –${trigger}→ ${to}`;
}
