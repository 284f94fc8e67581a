import type { Readable } from "node:stream";

export type Answer = { status: number; headers: Record<string, string>; body: string | Buffer | Readable };

export function textAnswer(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

export function jsonAnswer(body: unknown): Answer {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** 303: the browser goes on with a GET, so that reloading the next page repeats nothing. */
export function redirectAnswer(location: string): Answer {
  return { status: 303, headers: { location }, body: "" };
}
