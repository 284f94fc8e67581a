import type { IncomingMessage, ServerResponse } from "node:http";
import type { Verdict } from "@/lib/http/rate-limits/bucket";
import { judgeGuess, NO_GUESS_HEADER } from "@/lib/http/rate-limits/judge-guess";
import { tooManyRequests } from "@/lib/http/rate-limits/refuse-request";
import { ADDRESS_HEADER } from "@/lib/http/visitor-address";
import { isForPeople, isForPrograms, pathOf, sendPage, sendProblem } from "./answer-plainly";
import type { Surroundings } from "./surroundings";

/**
 * Counts a request for its visitor's network, and answers it itself where that has asked too much, or has tried one secret
 * too many; true where it is answered. What holds a right secret is never taken for a guess.
 */
export function limitRequest(
  request: IncomingMessage,
  response: ServerResponse,
  surroundings: Surroundings,
): boolean {
  const { limits, linkKey, isStatic } = surroundings;
  const path = pathOf(request);
  if (limits === null || isStatic(path)) return false;
  const network = networkOf(request);
  const asked = limits.countNetwork(kindOf(path), network);
  const isWrong = !asked?.isOver && judgeGuess(path, linkKey) === "wrong";
  const over = isWrong ? limits.countNetwork("misses", network) : asked;
  if (!over?.isOver) return false;
  answerTooMany(request, response, surroundings, over);
  return true;
}

/** Counts an answer which says that a guess was wrong. Not null where it was one too many. */
export function countMiss(
  request: IncomingMessage,
  response: ServerResponse,
  { limits, linkKey }: Surroundings,
): Verdict | null {
  const isNoGuess = response.hasHeader(NO_GUESS_HEADER);
  response.removeHeader(NO_GUESS_HEADER);
  const { statusCode } = response;
  if (limits === null || isNoGuess || (statusCode !== 404 && statusCode !== 401)) return null;
  const guess = judgeGuess(pathOf(request), linkKey);
  const isMiss = statusCode === 404 ? guess === "name" : guess === "key";
  const verdict = isMiss ? limits.countNetwork("misses", networkOf(request)) : null;
  return verdict?.isOver ? verdict : null;
}

/** Programs get a problem, people a page. */
export function answerTooMany(
  request: IncomingMessage,
  response: ServerResponse,
  surroundings: Surroundings,
  over: Verdict,
): void {
  if (isForPrograms(request) && !isForPeople(request)) {
    sendProblem(request, response, tooManyRequests(over), surroundings);
  } else {
    sendPage(request, response, { kind: "too_many", retryAfterSeconds: over.retryAfterSeconds });
  }
}

/**
 * Customers share an address with many others, servers of merchants and providers ask by the hundred, and whether the
 * server is well must be heard whatever else its asker does: each is counted for itself.
 */
function kindOf(path: string): "page" | "api" | "provider" | "health" {
  if (path.startsWith("/api/v1/")) return "api";
  if (path.startsWith("/api/webhooks/")) return "provider";
  return path === "/api/health" ? "health" : "page";
}

function networkOf({ headers }: IncomingMessage): string {
  return String(headers[ADDRESS_HEADER] ?? "");
}
