import { titleOf } from "@/lib/contracts/error-codes";
import { Refusal } from "@/lib/core/errors";
import type { Log } from "@/lib/core/log";

/** RFC 9457: what a refusal, or a bug of ours, looks like from outside. A bug's own words go to the log alone. */
export function problemResponse(
  error: unknown,
  { requestId, baseUrl, log }: { requestId: string; baseUrl: string; log: Log },
): Response {
  const refusal = error instanceof Refusal ? error : internalError();
  if (refusal.status >= 500) {
    log.error(
      {
        request_id: requestId,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      },
      "a request failed",
    );
  }
  const body = {
    type: `${baseUrl}/api/v1/errors/${refusal.code}`,
    title: titleOf(refusal.code),
    status: refusal.status,
    detail: refusal.detail,
    code: refusal.code,
    request_id: requestId,
    ...(refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: refusal.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...refusal.headers,
    },
  });
}

function internalError(): Refusal {
  return new Refusal(500, "internal_error", "Something went wrong on our side. It has been written down.");
}
