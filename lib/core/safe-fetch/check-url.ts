import { isIP } from "node:net";
import { parseAddress } from "../parse-address";
import { isPublicAddress } from "./judge-address";

export const MAX_TARGET_URL_LENGTH = 2048;
const MAX_NAME_LENGTH = 253;

/** As written: any other spelling of loopback has no honest reason to exist. */
const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Names that mean something only inside a network, so never a merchant's public server. */
const PRIVATE_SUFFIXES = [
  "localhost",
  "localdomain",
  "local",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "home.arpa",
];

/** The parser forgives spaces, control characters and backslashes by rewriting them; other parsers rewrite differently. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being refused
const FORGIVEN_CHARACTERS = /[\u0000-\u0020\u007f\\]/;
const SCHEME_AND_AUTHORITY = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i;
const PORT = /:\d*$/;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

export type UrlRefusalCode =
  | "url_too_long"
  | "url_malformed"
  | "scheme_refused"
  | "credentials_refused"
  | "fragment_refused"
  | "name_refused"
  | "address_refused";

export type CheckedUrl = { ok: true; url: URL } | { ok: false; code: UrlRefusalCode; message: string };

/**
 * Whether a merchant's URL may be posted to: https, a public name or address, any port, no credentials, no fragment, at
 * most 2,048 characters. An IP address is judged as the address it means, in whatever way it is encoded. With
 * `allowLoopback`, `localhost`, `127.0.0.1` and `[::1]` spelled exactly so are allowed too, over http or https.
 *
 * It looks nothing up: what a name resolves to is judged by `postSafely`, at the moment of connecting.
 */
export function checkTargetUrl(raw: string, options: { allowLoopback: boolean }): CheckedUrl {
  if (raw.length > MAX_TARGET_URL_LENGTH) {
    return refuse("url_too_long", `The URL is longer than ${MAX_TARGET_URL_LENGTH} characters.`);
  }
  const authority = SCHEME_AND_AUTHORITY.exec(raw)?.[2];
  const url = FORGIVEN_CHARACTERS.test(raw) ? null : parseAddress(raw);
  if (authority === undefined || url === null) {
    return refuse("url_malformed", "This is not a complete URL.");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return refuse("scheme_refused", "The URL must begin with https://.");
  }
  if (authority.includes("@")) return refuse("credentials_refused", "The URL must not hold credentials.");
  if (raw.includes("#")) return refuse("fragment_refused", "The URL must not have a fragment.");
  if (options.allowLoopback && LOOPBACK_HOSTS.has(authority.replace(PORT, ""))) return { ok: true, url };

  const refusal = refuseHost(url.hostname);
  if (refusal) return refusal;
  if (url.protocol !== "https:") return refuse("scheme_refused", "The URL must begin with https://.");
  return { ok: true, url };
}

/** Whether a URL that `checkTargetUrl` allowed leads to this machine. */
export function isLoopbackUrl(url: URL): boolean {
  return LOOPBACK_HOSTS.has(url.hostname);
}

function refuseHost(hostname: string): CheckedUrl | null {
  const literal = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  if (isIP(literal) !== 0) {
    return isPublicAddress(literal) ? null : refuse("address_refused", "The address is not a public one.");
  }
  return isPublicName(hostname) ? null : refuse("name_refused", "The host is not a public name.");
}

function isPublicName(name: string): boolean {
  const labels = name.split(".");
  if (name.length > MAX_NAME_LENGTH || labels.length < 2) return false;
  if (!labels.every((label) => LABEL.test(label))) return false;
  return !PRIVATE_SUFFIXES.some((suffix) => name.endsWith(`.${suffix}`));
}

function refuse(code: UrlRefusalCode, message: string): CheckedUrl & { ok: false } {
  return { ok: false, code, message };
}
