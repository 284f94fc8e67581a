import { setTimeout as sleep } from "node:timers/promises";
import { EXIT, Failure } from "../exit";
import { reach } from "./call";
import type { Connection } from "./connect";
import { readStream } from "./read-stream";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

type Input = {
  type?: string | undefined;
  after?: string | undefined;
  stopping: AbortSignal;
  onState(state: "listening" | "lost"): void;
};

/**
 * The bodies of a merchant's events as they are written, for as long as it is wanted. A connection that is lost is opened
 * again behind the last event that was told; one that can't be opened the first time, or is refused, is a failure.
 */
export async function* followLog(connection: Connection, input: Input): AsyncGenerator<string> {
  const { stopping, onState } = input;
  let cursor = input.after ?? null;
  let waitMs = FIRST_WAIT_MS;
  while (!stopping.aborted) {
    const response = await open(connection, input, cursor).catch((error: unknown) => {
      if (stopping.aborted || (cursor !== null && isUnreachable(error))) return null;
      throw error;
    });
    if (response) onState("listening");
    for await (const { id, data } of response ? untilBroken(response) : []) {
      waitMs = FIRST_WAIT_MS;
      cursor = id ?? cursor;
      if (data !== "") yield data;
    }
    if (stopping.aborted) return;
    onState("lost");
    await sleep(waitMs, undefined, { signal: stopping }).catch(() => {});
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

async function open(
  connection: Connection,
  { type, stopping }: Input,
  cursor: string | null,
): Promise<Response> {
  const query = new URLSearchParams({ ...(type ? { type } : {}), ...(cursor ? { after: cursor } : {}) });
  return reach(connection, `/events/stream?${query}`, { signal: stopping });
}

/** A connection that breaks is a stream that ends. */
async function* untilBroken(response: Response) {
  const blocks = readStream(response);
  for (;;) {
    const next = await blocks.next().catch(() => null);
    if (!next || next.done) return;
    yield next.value;
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof Failure && error.code === EXIT.unreachable;
}
