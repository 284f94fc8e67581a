import { z } from "zod";

const TIMEOUT_MS = 10_000;
const ATTEMPTS = 2;

/** RFC 9457, as the API answers every refusal. `errors` names each wrong field. */
const problemSchema = z.object({
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  request_id: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).default([]),
});
export type Problem = z.infer<typeof problemSchema>;

export type ApiAnswer = { ok: true; body: unknown } | { ok: false; problem: Problem };

export type ApiKey = { baseUrl: string; secretKey: string };

/**
 * Posts to the API. The same key and body answer with the first result however often they are sent, so a request whose
 * answer was lost is simply sent again.
 */
export async function callApi(
  api: ApiKey,
  path: string,
  body: object,
  idempotencyKey: string,
): Promise<ApiAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(`${api.baseUrl}/api/v1${path}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${api.secretKey}`,
          "content-type": "application/json",
          "idempotency-key": idempotencyKey,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer: unknown = await response.json();
      return response.ok ? { ok: true, body: answer } : { ok: false, problem: problemSchema.parse(answer) };
    } catch (error) {
      if (attempt === ATTEMPTS) return { ok: false, problem: unreachable(error) };
    }
  }
}

function unreachable(error: unknown): Problem {
  console.error("The API gave no usable answer:", error);
  return { status: 503, code: "unreachable", detail: "Opentill gave no usable answer.", errors: [] };
}
