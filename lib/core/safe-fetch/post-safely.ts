import { checkTargetUrl, type UrlRefusalCode } from "./check-url";
import { type AnswerHeaders, type ExchangeFailureCode, type ExchangeResult, exchange } from "./exchange";
import { type Resolve, type ResolvedTarget, resolveTarget } from "./resolve-target";

export type PostFailureCode = UrlRefusalCode | "dns" | ExchangeFailureCode;

export type PostOutcome =
  | {
      kind: "answered";
      status: number;
      headers: AnswerHeaders;
      answer: string;
      isTruncated: boolean;
      durationMs: number;
    }
  | { kind: "failed"; code: PostFailureCode; message: string; durationMs: number };

export type Post = {
  url: string;
  body: string | Buffer;
  headers: Record<string, string>;
  /** For everything together: looking up, connecting, sending and reading. */
  timeoutMs: number;
  maxAnswerBytes: number;
  allowLoopback: boolean;
  resolve?: Resolve;
};

/** While another address is left to try, one that does not react may not use up the whole time. */
const CONNECT_TIMEOUT_MS = 2_500;
const MAX_ADDRESSES_TRIED = 4;

/**
 * Posts to a URL that a merchant chose, and to nothing but a public server: the URL is checked, its name is looked up
 * once, every address is judged, and the connection goes to one of those very addresses. Redirects are answers like any
 * other, proxies are not used, TLS is verified.
 *
 * What can go wrong on a network is an outcome, never an exception; only a header that HTTP cannot carry throws. The
 * receiver may see the same body twice, when a kept connection died under it: what is posted must bear repeating.
 */
export async function postSafely(post: Post): Promise<PostOutcome> {
  const startedAtMs = performance.now();
  const elapsedMs = () => performance.now() - startedAtMs;
  const fail = (code: PostFailureCode, message: string): PostOutcome => {
    return { kind: "failed", code, message, durationMs: Math.round(elapsedMs()) };
  };

  const checked = checkTargetUrl(post.url, post);
  if (!checked.ok) return fail(checked.code, checked.message);

  const target = await resolveInTime(checked.url, post);
  if (target === null) return fail("timeout", "Looking up the host name took too long.");
  if (!target.ok) return fail(target.code, target.message);

  const result = await exchangeWithAny(
    checked.url,
    target.addresses,
    post,
    () => post.timeoutMs - elapsedMs(),
  );
  if (result.kind === "failed") return fail(result.code, result.message);
  return { ...result, durationMs: Math.round(elapsedMs()) };
}

/** A lookup cannot be called off, so it is left behind when its time is up. */
async function resolveInTime(url: URL, { resolve, timeoutMs }: Post): Promise<ResolvedTarget | null> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<null>((settle) => {
    timer = setTimeout(() => settle(null), timeoutMs);
  });
  try {
    return await Promise.race([resolveTarget(url, resolve), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

/** The next address is tried only when nothing was sent to the one before. */
async function exchangeWithAny(
  url: URL,
  addresses: string[],
  post: Post,
  remainingMs: () => number,
): Promise<ExchangeResult> {
  const body = Buffer.from(post.body);
  const tried = addresses.slice(0, MAX_ADDRESSES_TRIED);
  let result: ExchangeResult = failedInTime();

  for (const [index, address] of tried.entries()) {
    const isLast = index === tried.length - 1;
    const attempt = (mayReuse: boolean) => {
      const timeoutMs = remainingMs();
      if (timeoutMs <= 0) return failedInTime();
      const connectTimeoutMs = isLast ? timeoutMs : Math.min(CONNECT_TIMEOUT_MS, timeoutMs);
      const { headers, maxAnswerBytes } = post;
      return exchange({ url, address, body, headers, connectTimeoutMs, timeoutMs, maxAnswerBytes, mayReuse });
    };
    result = await attempt(true);
    if (result.kind === "failed" && result.stage === "resting") result = await attempt(false);
    if (result.kind === "answered" || result.stage !== "connecting") return result;
  }
  return result;
}

function failedInTime(): ExchangeResult {
  return { kind: "failed", code: "timeout", message: "The exchange took too long.", stage: "connecting" };
}
