import type { IncomingMessage, ServerResponse } from "node:http";
import { notFound } from "@/lib/core/errors";
import { pageOfForm } from "./addresses";
import { isForPeople, isForPrograms, pathOf, sendPage, sendProblem } from "./answer-plainly";
import { answerTooMany, countMiss } from "./limit-request";
import type { Surroundings } from "./surroundings";

/**
 * Where the framework fails, or has no such page, it sends an empty document that scripts are to fill in later, or nothing at
 * all. A whole page, or a problem, takes the place of that, before its first byte has left; and of a miss that is one too many.
 */
export function withWholeErrors(
  request: IncomingMessage,
  response: ServerResponse,
  surroundings: Surroundings,
): void {
  const { write, end, flushHeaders } = response;
  let isReplaced = false;

  const replace = (): boolean => {
    if (isReplaced) return true;
    if (response.headersSent) return false;
    const over = countMiss(request, response, surroundings);
    if (over === null && !isEmptyFault(response) && !isProblemForPeople(request, response)) return false;
    isReplaced = true;
    if (over) {
      forgetHeaders(response);
      answerTooMany(request, response, surroundings, over);
    } else answerFault(request, response, surroundings, new Error("the framework failed"));
    // Whatever the framework still has to say is dropped.
    Object.assign(response, { write: () => true, end: () => response, flushHeaders: () => {} });
    return true;
  };

  Object.assign(response, {
    write: (...args: Parameters<typeof write>) => (replace() ? true : write.apply(response, args)),
    end: (...args: Parameters<typeof end>) => (replace() ? response : end.apply(response, args)),
    flushHeaders: () => {
      if (!replace()) flushHeaders.call(response);
    },
  });
}

/** A whole page, or a problem, by the status that the answer has. */
export function answerFault(
  request: IncomingMessage,
  response: ServerResponse,
  surroundings: Surroundings,
  error: unknown,
): void {
  const status = response.statusCode;
  forgetHeaders(response);
  if (isForPrograms(request) && !isForPeople(request)) {
    sendProblem(request, response, status === 404 ? notFound("address") : error, surroundings);
  } else {
    sendPage(request, response, { kind: KINDS[status] ?? "failed" });
  }
}

/** What was put on for an answer that is not sent. */
function forgetHeaders(response: ServerResponse): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
}

const KINDS: Record<number, "not_found" | "unavailable"> = { 404: "not_found", 503: "unavailable" };

/** Routes of ours answer their own errors whole, and say that they are JSON or a plain page. */
function isEmptyFault(response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type") ?? "");
  const isOurs = String(response.getHeader("content-security-policy") ?? "").includes("style-src 'sha256-");
  const isPage = type === "" || type.startsWith("text/html") || type.startsWith("text/plain");
  return !isOurs && isPage && (response.statusCode === 404 || response.statusCode >= 500);
}

/** A problem is for programs. */
function isProblemForPeople(request: IncomingMessage, response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type") ?? "");
  const isOfForm = pageOfForm(pathOf(request)) !== null;
  const isFault = response.statusCode >= 500 || (response.statusCode === 404 && isOfForm);
  return isForPeople(request) && isFault && type.startsWith("application/problem+json");
}
