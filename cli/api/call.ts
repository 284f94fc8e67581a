import { z } from "zod";
import { EXIT, Failure } from "../exit";
import type { Connection } from "./connect";

const problemSchema = z.object({
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).default([]),
});

/** One call of the API. A refusal ends the command with the server's own words. */
export async function call<T>(
  connection: Connection,
  path: string,
  answer: z.ZodType<T>,
  body?: unknown,
): Promise<T> {
  const response = await reach(connection, path, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers: { "content-type": "application/json" },
  });
  return answer.parse(await response.json());
}

/** The response itself, which is a success: anything else has become a `Failure`. */
export async function reach(
  { url, key }: Connection,
  path: string,
  init: RequestInit & { headers?: Record<string, string> } = {},
): Promise<Response> {
  const headers = { ...init.headers, authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/api/v1${path}`, { ...init, headers }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new Failure(EXIT.unreachable, `${url} can't be reached. Is the server running?`);
  });
  if (!response.ok) throw await failureOf(response);
  return response;
}

async function failureOf(response: Response): Promise<Failure> {
  const problem = problemSchema.safeParse(await response.json().catch(() => null));
  const words = problem.success ? wordsOf(problem.data) : `The server answered ${response.status}.`;
  if (response.status === 401 || response.status === 403) return new Failure(EXIT.key, words);
  return response.status >= 500 ? new Failure(EXIT.unreachable, words) : new Failure(EXIT.refused, words);
}

/** What was wrong, and each field that was, on a line of its own. */
function wordsOf({ detail, code, errors }: z.infer<typeof problemSchema>): string {
  return [`${detail} (${code})`, ...errors.map(({ pointer, message }) => `  ${pointer}: ${message}`)].join(
    "\n",
  );
}
