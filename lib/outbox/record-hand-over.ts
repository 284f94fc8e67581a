import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { outboxMessages } from "@/db/schema";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import type { ClaimedMessage } from "./claim-message";
import type { HandOver } from "./mailer";
import { MAX_MESSAGE_ATTEMPTS } from "./retry-delays";

/** What became of a claimed message, besides what a server can say: `nobody` waits for a server to be configured. */
export type Outcome = HandOver | { kind: "kept" } | { kind: "nobody"; error: string };

/** How soon a message looks again whether there is somebody to hand it to. */
const NOBODY_DELAY_MS = 5 * MINUTE_MS;

/** Writes down what became of a claimed message. One that was finished meanwhile stays as it is. */
export async function recordHandOver(ctx: Context, claimed: ClaimedMessage, outcome: Outcome): Promise<void> {
  await ctx.db
    .update(outboxMessages)
    .set(changeFor(ctx, claimed, outcome))
    .where(and(eq(outboxMessages.id, claimed.message.id), eq(outboxMessages.status, "pending")));
}

type Change = Partial<typeof outboxMessages.$inferInsert>;

function changeFor(ctx: Context, { message, attempt }: ClaimedMessage, outcome: Outcome): Change {
  const end = { dueAt: null, finishedAt: ctx.wallClock.now() };
  switch (outcome.kind) {
    case "taken":
      return { status: "sent", error: null, ...end };
    case "kept":
      return { status: "kept", error: null, ...end };
    case "permanent":
      return { status: "failed", error: outcome.error, ...end };
    case "temporary":
      return attempt < MAX_MESSAGE_ATTEMPTS
        ? { error: outcome.error }
        : { status: "failed", error: outcome.error, ...end };
    case "nobody":
      // Nothing was tried, so no attempt is used up.
      return {
        error: outcome.error,
        attempts: message.attempts,
        dueAt: addMs(ctx.wallClock.now(), NOBODY_DELAY_MS),
      };
  }
}
