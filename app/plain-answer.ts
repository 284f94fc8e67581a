import { type PlainPage, renderPlainPage } from "@/components/plain/plain-page";
import { matchLocale } from "@/lib/contracts/locales";
import type { Log } from "@/lib/core/log";
import { failureKind } from "@/lib/http/failure-kind";
import { pageLocale } from "@/lib/http/page-locale";

/** A whole page from a route that has no page of its own. */
export function plainAnswer(request: Request, page: PlainPage): Response {
  const wanted = new URL(request.url).searchParams.get("lang") ?? "";
  const { status, html, headers } = renderPlainPage(page, pageLocale(matchLocale(wanted), request.headers));
  return new Response(html, { status, headers });
}

/** What a customer sees of an error: that the page comes back by itself, or that something of ours broke. */
export function failedAnswer(request: Request, log: Log, error: unknown): Response {
  log.error({ error }, "a page failed");
  return plainAnswer(request, { kind: failureKind(error) });
}
