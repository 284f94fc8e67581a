import { z } from "zod";
import { parseAddress } from "@/lib/core/parse-address";
import { MAX_EMAIL_LENGTH, MAX_URL_LENGTH } from "./limits";

const isLoopbackHost = (host: string) => host === "localhost" || host === "127.0.0.1" || host === "[::1]";

/** The URL parser drops tabs and ends of lines without a word, and other parsers don't. */
const CONTROL_SIGN = /\p{Cc}/u;

function parseUrl(text: string): URL | null {
  const url = CONTROL_SIGN.test(text) ? null : parseAddress(text);
  if (url === null) return null;
  const secure = url.protocol === "https:" || (url.protocol === "http:" && isLoopbackHost(url.hostname));
  return secure && url.username === "" && url.password === "" ? url : null;
}

/**
 * An address as the URL standard writes it: host in lower case and in Punycode, every sign beyond ASCII percent-encoded, so
 * that it can stand in a header. Null for what is no https address (http for this machine), has credentials or control
 * signs. An address that was stored before this rule is read by it too.
 */
export function normalizeUrl(text: string): string | null {
  return parseUrl(text)?.href ?? null;
}

/** An absolute https URL; http only for this machine, so that a first try needs no certificate. Kept as `normalizeUrl` writes it. */
export const urlField = z
  .string({ error: "url_invalid" })
  .max(MAX_URL_LENGTH, { error: "url_too_long", abort: true })
  .transform((text, issues) => {
    const url = normalizeUrl(text);
    if (url !== null && url.length <= MAX_URL_LENGTH) return url;
    issues.addIssue({ code: "custom", message: url === null ? "url_invalid" : "url_too_long" });
    return z.NEVER;
  });

/** A scheme and an authority with nothing behind, not even a slash. */
const ORIGIN = /^[a-z]+:\/\/[^/?#\\]+$/i;

/** Scheme, host and port, nothing after: `https://shop.example`. Kept as browsers say it: lower case, Punycode, no default port. */
export const originField = z
  .string({ error: "origin_invalid" })
  .max(MAX_URL_LENGTH, { error: "url_too_long", abort: true })
  .transform((text, issues) => {
    const url = ORIGIN.test(text) ? parseUrl(text) : null;
    if (url) return url.origin;
    issues.addIssue({ code: "custom", message: "origin_invalid" });
    return z.NEVER;
  });

/** RFC 5321's dot-atom: no quotes, no dot at an end, no two dots in a row; as browsers take it. */
const LOCAL_PART = /^(?!.{65})[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
/** Labels of 1 to 63 letters, digits and hyphens between them; the last is no number. */
const DOMAIN =
  /^(?!.{254})(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;
/** Of the signs that URLs give a meaning, none is in a domain. */
const DOMAIN_SIGNS = /^[\p{L}\p{M}\p{N}.-]+$/u;

/** `Ada@BÜCHER.example` → `Ada@xn--bcher-kva.example`; null for what is no address. */
export function normalizeEmail(text: string): string | null {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(0, at));
  const written = text.slice(at + 1);
  if (!LOCAL_PART.test(local) || !DOMAIN_SIGNS.test(written)) return null;
  const domain = toAsciiDomain(written);
  return domain !== null && DOMAIN.test(domain) ? `${local}@${domain}` : null;
}

/** As the URL standard maps a host (UTS 46): lower case, Punycode. */
function toAsciiDomain(domain: string): string | null {
  const address = `https://${domain}`;
  return parseAddress(address)?.hostname ?? null;
}

/**
 * An address that mail can be sent to: HTML's rule for the local part without double dots, a domain with at least two
 * labels, kept in lower case and Punycode. Whether a mailbox exists is learned by sending to it.
 */
export const emailField = z
  .string({ error: "email_required" })
  .trim()
  .min(1, { error: "email_required", abort: true })
  .max(MAX_EMAIL_LENGTH, { error: "email_too_long", abort: true })
  .transform((text, issues) => {
    const email = normalizeEmail(text);
    if (email !== null && email.length <= MAX_EMAIL_LENGTH) return email;
    issues.addIssue({ code: "custom", message: email === null ? "email_invalid" : "email_too_long" });
    return z.NEVER;
  });
