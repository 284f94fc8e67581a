import { DASHBOARD_SESSION_DAYS } from "@/lib/contracts/limits";
import { DAY_MS, SECOND_MS } from "@/lib/core/clock";

const NAME = "opentill_session";
const LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

/** Plain http is for this machine alone: anywhere else the cookie demands https, and a browser drops it without. */
function isPlain(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "http:" && LOOPBACK_HOSTS.includes(hostname);
}

export function sessionCookieName(baseUrl: string): string {
  return isPlain(baseUrl) ? NAME : `__Host-${NAME}`;
}

/** The header field that gives a browser its token, or takes it away (null). No script reads it, no other site's form sends it. */
export function sessionCookie(baseUrl: string, token: string | null): string {
  const seconds = token === null ? 0 : (DASHBOARD_SESSION_DAYS * DAY_MS) / SECOND_MS;
  return [
    `${sessionCookieName(baseUrl)}=${token ?? ""}`,
    "Path=/",
    `Max-Age=${seconds}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isPlain(baseUrl) ? [] : ["Secure"]),
  ].join("; ");
}

/** The token that a request brought; null where there is none. */
export function readSessionToken(baseUrl: string, cookies: string | null): string | null {
  const name = `${sessionCookieName(baseUrl)}=`;
  const pair = (cookies ?? "").split(/;\s*/).find((each) => each.startsWith(name));
  return pair?.slice(name.length) || null;
}
