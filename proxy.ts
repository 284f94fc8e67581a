import { type NextRequest, NextResponse } from "next/server";
import { webContext } from "@/lib/http/context";
import { contentSecurityPolicy, findFrameAncestor } from "@/lib/http/page-security";

/** The customer's pages only: the API answers JSON, and what is static needs no policy. */
export const config = { matcher: ["/", "/c/:path*", "/o/:path*", "/not-found"] };

const NONCE_BYTES = 16;

/** Gives each page a fresh nonce and the policy that goes with it. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { ctx, environment } = webContext();
  const nonce = Buffer.from(ctx.random.bytes(NONCE_BYTES)).toString("base64");
  const frameAncestor = await findFrameAncestor(ctx, request.nextUrl.pathname);
  const policy = contentSecurityPolicy({
    nonce,
    frameAncestor,
    bankOrigins: environment.sandbox ? [new URL(environment.sandbox.url).origin] : [],
    isDevelopment: process.env.NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "no-referrer");
  response.headers.set("permissions-policy", `payment=(self), camera=(), microphone=(), geolocation=()`);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-robots-tag", "noindex, nofollow");
  response.headers.set("cache-control", "no-store");
  return response;
}
