import { ADDRESSES, methodsAt } from "./addresses";

/** Where a request goes: on to the framework, or to an answer that needs nothing of it. */
export type Judgement =
  | { kind: "go_on" }
  | { kind: "malformed" }
  | { kind: "missing" }
  | { kind: "wrong_method"; allow: string }
  | { kind: "options"; allow: string };

/** What a browser asks before it reads from another origin: the route itself says who may. */
const ANSWERS_OPTIONS = new Set(["/api/v1/payment-methods"]);

const OF_A_FILE = ["GET"];
/** What the server takes anywhere at all, for `OPTIONS *`. */
const ALL = allowOf([...new Set(ADDRESSES.flatMap(({ methods }) => methods))]);

/**
 * Judges a request by its first line. The framework answers a malformed percent sign with an empty fault, an unknown
 * method with another, and a wrong method without saying which is right.
 */
export function judgeRequest(method: string, url: string, isStatic: (path: string) => boolean): Judgement {
  const path = pathOf(url);
  if (path === null) return { kind: "malformed" };
  if (path === "*") return method === "OPTIONS" ? { kind: "options", allow: ALL } : { kind: "missing" };
  const methods = methodsAt(path) ?? (isStatic(path) ? OF_A_FILE : null);
  if (methods === null) return { kind: "missing" };
  const allow = allowOf(methods);
  if (method === "OPTIONS") return ANSWERS_OPTIONS.has(path) ? { kind: "go_on" } : { kind: "options", allow };
  const asked = method === "HEAD" ? "GET" : method;
  return methods.includes(asked) ? { kind: "go_on" } : { kind: "wrong_method", allow };
}

/** The path as it stands in the address; null where a percent sign in it begins no code. */
function pathOf(url: string): string | null {
  const [path = ""] = url.split(/[?#]/, 1);
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return null;
  }
}

function allowOf(methods: readonly string[]): string {
  return [
    ...(methods.includes("GET") ? ["GET", "HEAD"] : []),
    ...methods.filter((method) => method !== "GET"),
    "OPTIONS",
  ].join(", ");
}
