import type { ErrorAnswer } from "@/lib/providers/sandbox/wire";

/** A response and how long it is to be held back before it is sent. */
export type HttpAnswer = { response: Response; holdMs: number };

export function json(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
  });
}

export function problem(
  status: number,
  code: string,
  message: string,
  more: { payment?: ErrorAnswer["payment"]; headers?: Record<string, string> } = {},
): Response {
  const body: ErrorAnswer = {
    error: { code, message },
    ...(more.payment ? { payment: more.payment } : {}),
  };
  return json(status, body, more.headers);
}

export function methodNotAllowed(allow: string): Response {
  return problem(405, "method_not_allowed", `Only ${allow} is understood here.`, { headers: { allow } });
}
