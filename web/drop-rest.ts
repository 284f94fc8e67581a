import type { IncomingMessage } from "node:http";

const MAX_DROPPED_BYTES = 16 * 1024 * 1024;
const DROP_WITHIN_MS = 5_000;

/**
 * Reads on and drops what is left of a body that was answered before its end, so that the answer is heard and the
 * connection can be used again. One that has much more to say is cut off.
 */
export function dropRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let dropped = 0;
  const cut = () => request.socket.destroy();
  const patience = setTimeout(cut, DROP_WITHIN_MS);
  for (const event of ["end", "close"] as const) request.once(event, () => clearTimeout(patience));
  request.on("data", (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > MAX_DROPPED_BYTES) cut();
  });
  // The framework has stopped in the middle: while it still waits for "readable", nothing flows.
  request.removeAllListeners("readable");
  request.resume();
}
