import { isDatabaseUnavailable } from "@/db/is-database-unavailable";
import { titleOf } from "@/lib/contracts/error-codes";
import { UNAVAILABLE_RETRY_AFTER_SECONDS } from "@/lib/contracts/limits";
import { Refusal } from "@/lib/core/errors";
import type { Log } from "@/lib/core/log";

type Surroundings = { requestId: string; baseUrl: string; log: Log };

export type Problem = { status: number; headers: Record<string, string>; body: string };

/** A refusal, or a bug of ours, as the answer of a route. */
export function problemResponse(error: unknown, surroundings: Surroundings): Response {
  const { status, headers, body } = describeProblem(error, surroundings);
  return new Response(body, { status, headers });
}

/**
 * RFC 9457: what a refusal, or a bug of ours, looks like from outside. A bug's own words go to the log alone. Where the
 * database could not answer, the same request may be sent again (503).
 */
export function describeProblem(error: unknown, { requestId, baseUrl, log }: Surroundings): Problem {
  const refusal = refusalOf(error);
  if (refusal.status >= 500) log.error({ request_id: requestId, error }, "a request failed");
  const body = {
    type: `${baseUrl}/api/v1/errors/${refusal.code}`,
    title: titleOf(refusal.code),
    status: refusal.status,
    detail: refusal.detail,
    code: refusal.code,
    request_id: requestId,
    ...(refusal.errorCount === null ? {} : { error_count: refusal.errorCount }),
    ...(refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
  };
  const headers = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...refusal.headers,
  };
  return { status: refusal.status, headers, body: JSON.stringify(body) };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseUnavailable(error)) {
    return new Refusal(
      503,
      "unavailable",
      "The database can't be reached now. Send the request again soon.",
      {
        headers: { "retry-after": String(UNAVAILABLE_RETRY_AFTER_SECONDS) },
      },
    );
  }
  return new Refusal(500, "internal_error", "Something went wrong on our side. It has been written down.");
}
