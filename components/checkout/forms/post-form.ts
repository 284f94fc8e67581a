export type FormAnswer<Body> =
  | { kind: "done"; body: Body }
  | { kind: "invalid"; errors: { pointer: string; code: string }[] }
  /** What the page shows is no longer so: expired, or already ordered. */
  | { kind: "stale" }
  /** No answer, or none that says what happened. */
  | { kind: "unknown" };

const ANSWER_TIMEOUT_MS = 30_000;
const STALE_STATUSES = [404, 409, 410];

/** Posts what the form would have posted, and sorts the answers by what the page can do about them. */
export async function postForm<Body>(url: string, body: URLSearchParams): Promise<FormAnswer<Body>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json" },
      body,
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    if (response.ok) return { kind: "done", body: await response.json() };
    if (response.status === 422) return { kind: "invalid", errors: (await response.json()).errors ?? [] };
    return { kind: STALE_STATUSES.includes(response.status) ? "stale" : "unknown" };
  } catch {
    return { kind: "unknown" };
  }
}
