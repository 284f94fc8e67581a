import { type IncomingMessage, ServerResponse } from "node:http";
import { type PlainPage, renderPlainPage } from "@/components/plain/plain-page";
import { matchLocale } from "@/lib/contracts/locales";
import { Refusal } from "@/lib/core/errors";
import { pageLocale } from "@/lib/http/page-locale";
import { describeProblem } from "@/lib/http/problem";
import { pageOfForm } from "./addresses";
import type { Judgement } from "./judge-request";
import { newRequestId } from "./new-request-id";
import { EVERY_ANSWER } from "./security-headers";
import type { Surroundings } from "./surroundings";

/** By which our own pages tell this server the language that they have found. */
export const PAGE_LOCALE_HEADER = "x-opentill-locale";

/** Answers what the framework is not asked: programs with a problem, people with a page. */
export function answerPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  judgement: Exclude<Judgement, { kind: "go_on" }>,
  surroundings: Surroundings,
): void {
  if (judgement.kind === "options") {
    response.writeHead(204, { allow: judgement.allow, "content-length": "0" }).end();
    return;
  }
  const form = isForPeople(request) ? pageOfForm(pathOf(request)) : null;
  if (form !== null && judgement.kind === "wrong_method") {
    response.writeHead(303, { location: form, "cache-control": "no-store", "content-length": "0" }).end();
    return;
  }
  if (isForPrograms(request)) {
    sendProblem(request, response, refusalOf(judgement), surroundings);
  } else if (judgement.kind === "wrong_method") {
    response.setHeader("allow", judgement.allow);
    sendPage(request, response, { kind: "not_found" }, 405);
  } else {
    sendPage(request, response, { kind: "not_found" });
  }
}

export function isForPrograms({ url = "/" }: IncomingMessage): boolean {
  return url.startsWith("/api/") || url.startsWith("/.well-known/");
}

/** Whoever opens an address in a browser, or posts a form of a page without scripts, looks at what comes back. */
export function isForPeople({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes("text/html") ?? false;
}

export function pathOf({ url = "/" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "/";
}

export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: PlainPage,
  status?: number,
): void {
  const plain = renderPlainPage({ ...page, comeBackTo: pageOfForm(pathOf(request)) }, localeOf(request));
  send(request, response, { ...plain, status: status ?? plain.status, body: plain.html });
}

export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  { baseUrl, log }: Surroundings,
): void {
  send(request, response, describeProblem(error, { requestId: newRequestId(), baseUrl, log }));
}

/** Past what the framework has put around the answer: its compression would name an encoding that these bytes don't have. */
function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: { status: number; headers: Record<string, string>; body: string },
): void {
  const length = String(Buffer.byteLength(body));
  const { writeHead, end } = ServerResponse.prototype;
  writeHead.call(response, status, { ...EVERY_ANSWER, ...headers, "content-length": length });
  end.call(response, method === "HEAD" ? "" : body, "utf8");
}

/** What the page itself has found, else what the address asks for, else the browser. */
function localeOf({ url = "/", headers }: IncomingMessage) {
  const found = String(headers[PAGE_LOCALE_HEADER] ?? "");
  const asked = new URLSearchParams(url.split("?")[1]).get("lang") ?? "";
  return pageLocale(matchLocale(found) ?? matchLocale(asked), {
    get: (name) => String(headers[name] ?? "") || null,
  });
}

function refusalOf(judgement: Exclude<Judgement, { kind: "go_on" | "options" }>): Refusal {
  switch (judgement.kind) {
    case "malformed":
      return new Refusal(400, "malformed_address", "A percent sign in the address begins no code.");
    case "missing":
      return new Refusal(404, "not_found", "There is no such address.");
    case "wrong_method":
      return new Refusal(405, "method_not_allowed", `This address takes ${judgement.allow}.`, {
        headers: { allow: judgement.allow },
      });
  }
}
