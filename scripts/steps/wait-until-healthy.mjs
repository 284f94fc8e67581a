import { setTimeout as wait } from "node:timers/promises";
import { Refusal } from "./refusal.mjs";

const pollMs = 100;
const answerTimeoutMs = 5_000;

/**
 * Waits until an address answers 200.
 * @param {string} name for the message
 * @param {string} url
 * @param {{ timeoutMs: number, signal: AbortSignal, logFile: string }} options
 */
export async function waitUntilHealthy(name, url, { timeoutMs, signal, logFile }) {
  const giveUpAt = performance.now() + timeoutMs;
  let last = "no answer";
  while (performance.now() < giveUpAt) {
    last = await ask(url, signal);
    if (last === "") return;
    await wait(pollMs, undefined, { signal });
  }
  throw new Refusal(
    `The ${name} did not become ready in ${timeoutMs / 1000} s (${url}: ${last}). Its log: ${logFile}`,
  );
}

async function ask(url, signal) {
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)]),
    });
    await answer.body?.cancel();
    return answer.status === 200 ? "" : `status ${answer.status}`;
  } catch (error) {
    signal.throwIfAborted();
    return error.cause?.code ?? error.message;
  }
}
