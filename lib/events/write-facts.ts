import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { type events, testClocks, type transitions } from "@/db/schema";
import { invariant, must } from "@/lib/core/invariant";
import { dutyIsDue, TEST_CLOCK } from "./duty-names";
import { logChannelMessage } from "./emit";
import { insertFacts } from "./insert-facts";
import { takePositions } from "./take-positions";
import type { TransactionContext } from "./transact";
import { WAKE_CHANNEL } from "./wake-channel";

export type PendingFacts = {
  events: Omit<typeof events.$inferInsert, "position">[];
  transitions: (typeof transitions.$inferInsert)[];
  /** Events that are for one endpoint alone: the event's id and the endpoint's. */
  onlyTo: Map<string, string>;
  /** Messages for sleeping workers and open pages, sent by the commit. */
  wakes: Set<string>;
};

export function noFacts(): PendingFacts {
  return { events: [], transitions: [], onlyTo: new Map(), wakes: new Set() };
}

/**
 * Gives the gathered events their positions and writes them with their deliveries: two statements in one journey to the
 * server. The first waits for its turn; the second sees everything that was committed before that turn, so that a new
 * endpoint hears of every event behind the position at which it was created. The positions' lock is the last one taken,
 * after order, payment and refund, so that it can't be part of a deadlock and is held for one commit.
 */
export async function writeFacts(ctx: TransactionContext): Promise<void> {
  const { facts, tx } = ctx;
  if (facts.events.length === 0) return wake(tx, facts.wakes);
  for (const log of logsOf(facts)) await writeLog({ ...ctx, facts: log.facts }, log.scope);
}

async function writeLog(ctx: TransactionContext, scope: Scope): Promise<void> {
  const { facts, tx } = ctx;
  facts.wakes.add(logChannelMessage(scope));
  const isMoved = !scope.livemode && ctx.clock !== ctx.wallClock;
  if (isMoved) facts.wakes.add(dutyIsDue(TEST_CLOCK));
  await Promise.all([
    takePositions(tx, scope, facts.events.length),
    insertFacts(ctx, scope),
    isMoved ? lookAtOwnTime(ctx, scope) : null,
  ]);
}

/** The merchant has moved its test mode's time: what this commit made due in it is to be looked at. */
async function lookAtOwnTime({ tx, wallClock }: TransactionContext, { merchantId }: Scope): Promise<void> {
  await tx.update(testClocks).set({ lookAt: wallClock.now() }).where(eq(testClocks.merchantId, merchantId));
}

/**
 * A verb writes to one merchant's log of one mode. What is true of the merchant itself is told in both, test mode's first:
 * who waits for the second log's counter holds the first one's, and nobody waits the other way round.
 */
function logsOf(facts: PendingFacts): { scope: Scope; facts: PendingFacts }[] {
  const { merchantId } = must(facts.events[0], "an event to write");
  invariant(
    facts.events.every((event) => event.merchantId === merchantId),
    "a transaction writes to the logs of one merchant",
  );
  const modes = [false, true].filter((livemode) => facts.events.some((event) => event.livemode === livemode));
  if (modes.length === 1) return modes.map((livemode) => ({ scope: { merchantId, livemode }, facts }));
  invariant(facts.transitions.length === 0, "a status belongs to one mode");
  return modes.map((livemode, index) => ({
    scope: { merchantId, livemode },
    facts: {
      ...facts,
      events: facts.events.filter((event) => event.livemode === livemode),
      wakes: index === 0 ? facts.wakes : new Set<string>(),
    },
  }));
}

async function wake(tx: Transaction, messages: ReadonlySet<string>): Promise<void> {
  if (messages.size === 0) return;
  await tx.execute(sql`
    select pg_notify(${WAKE_CHANNEL}, message)
    from json_array_elements_text(${JSON.stringify([...messages])}::json) as wake (message)`);
}
