import type { Server } from "node:http";
import { stopping } from "@/lib/http/stopping";

const LOOK_EVERY_MS = 50;

/** Takes nothing new, ends the open streams, and lets what is being answered end, within so many milliseconds. */
export async function stopServer(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  stopping().abort();
  // A connection is idle once its answer is out: else it would be kept for a next request.
  const look = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const patience = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearInterval(look);
  clearTimeout(patience);
}
