import { type NextRequest, NextResponse } from "next/server";
import { failedAnswer } from "@/app/plain-answer";
import { matchLocale } from "@/lib/contracts/locales";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";
import { webContext } from "@/lib/http/context";
import { findPageFacts } from "@/lib/http/page-facts";
import { pageLocale } from "@/lib/http/page-locale";

/** The customer's pages only: the API answers JSON, and what is static needs no policy. */
export const config = {
  matcher: [
    "/",
    "/c/:path*",
    "/o/:path*",
    "/phone/:path*",
    "/p/:path*",
    "/confirm/:path*",
    "/outbox/:secret",
    "/dashboard/:path*",
    "/not-found",
  ],
};

const NONCE_BYTES = 16;

/** Gives each page a fresh nonce with the policy that goes with it, and tells the layout its language. */
export async function proxy(request: NextRequest): Promise<Response> {
  const { ctx, environment } = webContext();
  const nonce = Buffer.from(ctx.random.bytes(NONCE_BYTES)).toString("base64");
  const facts = await findPageFacts(ctx, request.nextUrl.pathname).catch((error: unknown) => ({ error }));
  if ("error" in facts) return failedAnswer(request, ctx.log, facts.error);
  const { frameAncestor, locale, usualLocale } = facts;
  const wanted = matchLocale(request.nextUrl.searchParams.get("lang") ?? "");
  const policy = contentSecurityPolicy({
    nonce,
    frameAncestor,
    bankOrigins: environment.sandbox ? [new URL(environment.sandbox.url).origin] : [],
    showsLetters: request.nextUrl.pathname.startsWith("/outbox/"),
    isDevelopment: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-opentill-locale", pageLocale(wanted ?? locale, request.headers, usualLocale));
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  // A browser that is to keep the referrer to itself does not say where a form comes from either (`Origin: null`).
  const isDashboard = request.nextUrl.pathname.startsWith("/dashboard");
  response.headers.set("referrer-policy", isDashboard ? "same-origin" : "no-referrer");
  response.headers.set("permissions-policy", `payment=(self), camera=(), microphone=(), geolocation=()`);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-robots-tag", "noindex, nofollow");
  response.headers.set("cache-control", "no-store");
  return response;
}
