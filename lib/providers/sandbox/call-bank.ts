import { parseJson } from "./parse-json";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type BankConnection = {
  /** Without a path, e.g. `http://localhost:4010`. */
  bankUrl: string;
  secret: string;
  fetch: Fetch;
  timeoutMs: number;
};

export type BankAnswer = { status: number; body: unknown };

/**
 * One request to the bank; null when no whole answer came within `timeoutMs`, so that nobody can tell what the bank
 * has done. The deadline covers the body too.
 */
export async function callBank(
  connection: BankConnection,
  path: string,
  body?: object,
): Promise<BankAnswer | null> {
  try {
    const response = await connection.fetch(new URL(path, connection.bankUrl).href, {
      method: body ? "POST" : "GET",
      headers: {
        authorization: `Bearer ${connection.secret}`,
        ...(body ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(connection.timeoutMs),
      redirect: "error",
      cache: "no-store",
    });
    return { status: response.status, body: parseJson(await response.text()) };
  } catch {
    return null;
  }
}
