import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "@/lib/core/clock";
import type { Log } from "@/lib/core/log";

/** Writes one line when the request has ended, whichever way. */
export function logRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { clock, log }: { clock: Clock; log: Log },
): void {
  const startMs = clock.now().getTime();
  outgoing.once("close", () => {
    const fields = {
      method: incoming.method,
      path: withoutToken(incoming.url ?? ""),
      status: outgoing.writableFinished ? outgoing.statusCode : "dropped",
      durationMs: clock.now().getTime() - startMs,
    };
    log.info(fields, "request");
  });
}

/** Page tokens are keys, and the bank reads no query: neither belongs in a log. */
function withoutToken(url: string): string {
  return (url.split("?")[0] ?? "").replace(/^\/+bank\/.*/, "/bank/…");
}
