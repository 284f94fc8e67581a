import type { IncomingMessage, ServerResponse } from "node:http";
import { type PlainPage, renderPlainPage } from "@/components/plain/plain-page";
import { DEFAULT_LOCALE, negotiateLocale } from "@/lib/contracts/locales";
import { systemClock } from "@/lib/core/clock";
import { Refusal } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Log } from "@/lib/core/log";
import { secureRandom } from "@/lib/core/random";
import { problemResponse } from "@/lib/http/problem";
import type { Judgement } from "./judge-request";

export type Surroundings = { baseUrl: string; log: Log };

/** Answers what the framework is not asked: programs with a problem, people with a page. */
export async function answerPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  judgement: Exclude<Judgement, { kind: "go_on" }>,
  surroundings: Surroundings,
): Promise<void> {
  if (judgement.kind === "options") {
    response.writeHead(204, { allow: judgement.allow, "content-length": "0" }).end();
    return;
  }
  const refusal = refusalOf(judgement);
  if (isForPrograms(request)) return sendProblem(request, response, refusal, surroundings);
  if (judgement.kind === "wrong_method") response.setHeader("allow", judgement.allow);
  sendPage(request, response, { kind: "not_found" }, judgement.kind === "wrong_method" ? 405 : undefined);
}

export function isForPrograms({ url = "/" }: IncomingMessage): boolean {
  return url.startsWith("/api/") || url.startsWith("/.well-known/");
}

export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: PlainPage,
  status?: number,
): void {
  const locale = negotiateLocale(request.headers["accept-language"] ?? null) ?? DEFAULT_LOCALE;
  const plain = renderPlainPage(page, locale);
  const length = String(Buffer.byteLength(plain.html));
  response.writeHead(status ?? plain.status, { ...plain.headers, "content-length": length });
  response.end(request.method === "HEAD" ? undefined : plain.html);
}

export async function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  { baseUrl, log }: Surroundings,
): Promise<void> {
  const requestId = newId("request", { clock: systemClock, random: secureRandom });
  const problem = problemResponse(error, { requestId, baseUrl, log });
  const body = await problem.text();
  response.writeHead(problem.status, {
    ...Object.fromEntries(problem.headers),
    "content-length": String(Buffer.byteLength(body)),
  });
  response.end(request.method === "HEAD" ? undefined : body);
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
