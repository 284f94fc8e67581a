import { openLinkSecret } from "@/lib/core/secrets/link-secret";

/** Set by a route on an answer that there is no such thing any more, which is no guess; taken off by the web server. */
export const NO_GUESS_HEADER = "x-opentill-no-guess";

/**
 * What an address holds that a stranger may have guessed. `right` and `wrong`: the secret of a link, which is known by itself.
 * `name`: a slug or a short code, of which 404 says that there is none; `key`: a key of the API, of which 401 does.
 */
export type Guess = "right" | "wrong" | "name" | "key" | "nothing";

const SECRET =
  /^\/(?:c|o|r|phone|confirm|outbox|api\/checkout|api\/phone|api\/confirm|(?:api\/)?dashboard\/sign-in)\/([^/]+)/;

/** Judges a path without a statement, whatever it holds. */
export function judgeGuess(path: string, linkKey: Uint8Array): Guess {
  const [, secret] = SECRET.exec(path) ?? [];
  if (secret !== undefined) return openLinkSecret(linkKey, secret) === null ? "wrong" : "right";
  if (/^\/[lp]\/[^/]/.test(path)) return "name";
  return path.startsWith("/api/v1/") ? "key" : "nothing";
}
