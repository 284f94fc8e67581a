import { createHash } from "node:crypto";
import { directionOf, type Locale } from "@/lib/contracts/locales";
import type { LinkEnd } from "@/lib/contracts/page-models";
import { fill } from "../checkout/messages/fill";
import { messagesOf } from "../checkout/messages/messages-of";

/** What a page says that can't be drawn like the others: because it is not there, or because something is away. */
export type PlainPage = (
  | { kind: "not_found" | "unavailable" | "failed" }
  | { kind: "too_many"; retryAfterSeconds: number }
  | { kind: LinkEnd; shop: { name: string; email: string } }
) & {
  /** The page to come back to where its own address is that of a form; null for its own. */
  comeBackTo?: string | null;
};

/** What has ended may begin again, but nobody should wait for it: so search engines and mail scanners are told. */
const STATUSES = {
  not_found: 404,
  link_archived: 410,
  link_expired: 410,
  link_used_up: 410,
  not_for_sale: 410,
  // Not the merchant's word, and it may pass.
  shop_closed: 404,
  unavailable: 503,
  failed: 500,
  too_many: 429,
} as const;
const RETRY_SECONDS = 5;
/** Who is to wait for longer comes back by hand. */
const LONGEST_REFRESH_SECONDS = 10;

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:1.125rem/1.5 system-ui,sans-serif;color:#1c1c1a;background:#fff}
main{box-sizing:border-box;max-width:34rem;min-height:100dvh;margin:0 auto;padding:2.5rem 1rem;display:grid;align-content:center;gap:1rem}
h1{font-size:1.75rem;line-height:1.2;margin:0;text-wrap:balance}p{margin:0;overflow-wrap:anywhere}a{color:inherit}
@media (prefers-color-scheme:dark){body{color:#f0efec;background:#161614}}`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/**
 * A whole page in one text: no script, no style sheet, nothing of the framework, so that it can be sent when those fail. What
 * passes within moments, such as a database that is away, passes by itself, and the page comes back.
 */
export function renderPlainPage(
  page: PlainPage,
  locale: Locale,
): { status: number; html: string; headers: Record<string, string> } {
  const { title, body, again } = wordsOf(page, locale);
  const address = escapeHtml(page.comeBackTo ?? "");
  const seconds = retrySecondsOf(page) ?? Number.POSITIVE_INFINITY;
  const after = `${Math.max(RETRY_SECONDS, seconds)}${address && `; url=${address}`}`;
  const refresh = seconds > LONGEST_REFRESH_SECONDS ? "" : `<meta http-equiv="refresh" content="${after}">`;
  const link = again === null ? "" : `<p><a href="${address}">${escapeHtml(again)}</a></p>`;
  const html =
    `<!DOCTYPE html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">${refresh}` +
    `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>` +
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(body)}</p>${link}</main></body></html>`;
  return { status: STATUSES[page.kind], html, headers: headersOf(page) };
}

/** Nothing can be pressed here that does anything, so a merchant's page may hold it while it is not known whose it is. */
function headersOf(page: PlainPage): Record<string, string> {
  const mayBeHeld = page.kind === "unavailable" || page.kind === "failed" || page.kind === "too_many";
  const seconds = retrySecondsOf(page);
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors ${mayBeHeld ? "*" : "'none'"}`,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
    ...(seconds === null ? {} : { "retry-after": `${seconds}` }),
  };
}

/** When the page may be asked for again; null where that would change nothing. */
function retrySecondsOf(page: PlainPage): number | null {
  if (page.kind === "too_many") return page.retryAfterSeconds;
  return page.kind === "unavailable" ? RETRY_SECONDS : null;
}

function wordsOf(page: PlainPage, locale: Locale): { title: string; body: string; again: string | null } {
  const { closed } = messagesOf(locale);
  switch (page.kind) {
    case "not_found":
      return { title: closed.notFoundTitle, body: closed.notFoundBody, again: null };
    case "link_archived":
      return { title: closed.linkEndedTitle, body: ofShop(closed.linkEndedBody, page.shop), again: null };
    case "link_expired":
      return { title: closed.linkExpiredTitle, body: ofShop(closed.linkExpiredBody, page.shop), again: null };
    case "link_used_up":
      return { title: closed.linkUsedUpTitle, body: ofShop(closed.linkUsedUpBody, page.shop), again: null };
    case "not_for_sale":
      return { title: closed.notForSaleTitle, body: ofShop(closed.notForSaleBody, page.shop), again: null };
    case "shop_closed":
      return { title: closed.shopClosedTitle, body: ofShop(closed.shopClosedBody, page.shop), again: null };
    case "unavailable":
      return { title: closed.unavailableTitle, body: closed.unavailableBody, again: closed.tryAgain };
    case "too_many":
      return { title: closed.tooManyTitle, body: closed.tooManyBody, again: closed.tryAgain };
    case "failed":
      return { title: closed.failedTitle, body: closed.failedBody, again: closed.tryAgain };
  }
}

function ofShop(words: string, { name, email }: { name: string; email: string }): string {
  return fill(words, { merchant: name, email });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
