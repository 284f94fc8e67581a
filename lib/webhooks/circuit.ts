import { addMs, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import type { WebhookEndpointRow } from "./queries";

/** Attempts that fail in a row, whichever deliveries they are of, before an endpoint is left alone for a while. */
export const FAILURES_TO_OPEN = 5;
export const FIRST_PAUSE_MS = 30 * SECOND_MS;
export const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

export type Circuit = Pick<WebhookEndpointRow, "failuresInRow" | "openUntil">;

export const CLOSED_CIRCUIT = { failuresInRow: 0, openUntil: null, probingUntil: null };

/** `open`: nothing is sent. `half_open`: one attempt, a probe, decides. */
export function circuitState(circuit: Circuit, now: Date): "closed" | "open" | "half_open" {
  if (circuit.failuresInRow < FAILURES_TO_OPEN) return "closed";
  return circuit.openUntil !== null && circuit.openUntil > now ? "open" : "half_open";
}

/**
 * The circuit after one more failure: the fifth in a row opens it for 30 seconds, each failed probe for twice as long as
 * before, up to 15 minutes. Attempts that were under way when it opened say nothing new and change nothing.
 */
export function circuitAfterFailure(
  circuit: Circuit,
  { now, isProbe }: { now: Date; isProbe: boolean },
): Circuit {
  const wasClosed = circuit.failuresInRow < FAILURES_TO_OPEN;
  if (!wasClosed && !isProbe) return circuit;
  const failuresInRow = circuit.failuresInRow + 1;
  if (failuresInRow < FAILURES_TO_OPEN) return { failuresInRow, openUntil: null };
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failuresInRow - FAILURES_TO_OPEN), LONGEST_PAUSE_MS);
  return { failuresInRow, openUntil: addMs(now, pauseMs) };
}
