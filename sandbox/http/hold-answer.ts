import type { ServerResponse } from "node:http";

/** Keeps an answer back for `holdMs`. On `closing` it is dropped instead; a caller who has gone is not waited for. */
export function holdAnswer(outgoing: ServerResponse, holdMs: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const drop = () => outgoing.destroy();
    const timer = setTimeout(() => finish(), holdMs);
    const finish = () => {
      clearTimeout(timer);
      closing.removeEventListener("abort", drop);
      outgoing.off("close", finish);
      resolve();
    };
    outgoing.once("close", finish);
    closing.addEventListener("abort", drop);
    if (closing.aborted) drop();
  });
}
