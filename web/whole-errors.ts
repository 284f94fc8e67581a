import type { IncomingMessage, ServerResponse } from "node:http";
import { isForPrograms, type Surroundings, sendPage, sendProblem } from "./answer-plainly";

/**
 * Where the framework fails, or has no such page, it sends an empty document that scripts are to fill in later, or nothing at
 * all. A whole page, or a problem, takes the place of that, before its first byte has left.
 */
export function withWholeErrors(
  request: IncomingMessage,
  response: ServerResponse,
  surroundings: Surroundings,
): void {
  const { write, end, flushHeaders, writeHead } = response;
  let isReplaced = false;

  const replace = (): boolean => {
    if (isReplaced) return true;
    // The rest of a body that was too large is not read, so the connection can't be used again.
    if (response.statusCode === 413 && !response.headersSent) response.setHeader("connection", "close");
    if (response.headersSent || !(isEmptyFault(response) || isProblemForPeople(request, response)))
      return false;
    isReplaced = true;
    Object.assign(response, { write, end, flushHeaders, writeHead });
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    if (isForPrograms(request) && !isForPeople(request)) {
      void sendProblem(request, response, new Error("a route failed"), surroundings);
    } else {
      sendPage(request, response, { kind: KINDS[response.statusCode] ?? "failed" });
    }
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

const KINDS: Record<number, "not_found" | "unavailable"> = { 404: "not_found", 503: "unavailable" };

/** A form of a page without scripts: whoever posted it looks at what comes back. */
function isForPeople({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes("text/html") ?? false;
}

/** Routes of ours answer their own errors whole, and say that they are JSON or a plain page. */
function isEmptyFault(response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type") ?? "");
  const isOurs = String(response.getHeader("content-security-policy") ?? "").includes("style-src 'sha256-");
  const isPage = type === "" || type.startsWith("text/html");
  return !isOurs && isPage && (response.statusCode === 404 || response.statusCode >= 500);
}

/** A problem is for programs. */
function isProblemForPeople(request: IncomingMessage, response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type") ?? "");
  return isForPeople(request) && type.startsWith("application/problem+json") && response.statusCode >= 500;
}
