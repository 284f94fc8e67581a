import { Readable } from "node:stream";
import type { Answer } from "./answer";

const HEARTBEAT_MS = 15_000;

export type Message = { id: number; data: unknown };

/** Server-Sent Events: `follow` is given a way to send and answers how to stop. Ends when the reader leaves or `until` aborts. */
export function streamAnswer(
  follow: (send: (message: Message) => void) => () => void,
  until: AbortSignal,
): Answer {
  const stream = new Readable({ read() {} });
  const end = () => stream.push(null);
  // A comment now and then keeps proxies from closing a quiet connection.
  const heartbeat = setInterval(() => stream.push(": still here\n\n"), HEARTBEAT_MS);
  stream.push(": hello\n\n");
  const leave = follow(({ id, data }) => stream.push(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`));
  until.addEventListener("abort", end, { once: true });
  stream.once("close", () => {
    clearInterval(heartbeat);
    leave();
    until.removeEventListener("abort", end);
  });
  return { status: 200, headers: { "content-type": "text/event-stream" }, body: stream };
}
