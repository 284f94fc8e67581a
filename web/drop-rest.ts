import type { IncomingMessage } from "node:http";

const MAX_DROPPED_BYTES = 4 * 1024 * 1024;
const DROP_WITHIN_MS = 2_000;

/**
 * Reads on and drops what is left of a body that was answered before its end, so that the connection can be used again. One
 * that has much more to say is cut off.
 */
export function dropRest(request: IncomingMessage): void {
  if (request.complete) return;
  let dropped = 0;
  const patience = setTimeout(() => request.destroy(), DROP_WITHIN_MS);
  request.once("close", () => clearTimeout(patience));
  request.once("end", () => clearTimeout(patience));
  // The framework has stopped reading, and what it reads through holds the rest back.
  request.unpipe();
  request.on("data", (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > MAX_DROPPED_BYTES) request.destroy();
  });
  request.resume();
}
