import { addMs, DAY_MS } from "@/lib/core/clock";
import { webContext } from "@/lib/http/context";

export const dynamic = "force-dynamic";

const VALID_DAYS = 90;

/** Whom to tell of a fault that endangers money or data (RFC 9116). */
export function GET(): Response {
  const { ctx, environment } = webContext();
  const lines = [
    `Contact: ${environment.securityContact}`,
    `Expires: ${addMs(ctx.wallClock.now(), VALID_DAYS * DAY_MS).toISOString()}`,
    `Canonical: ${ctx.baseUrl}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
