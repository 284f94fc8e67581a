import { failedAnswer, plainAnswer } from "@/app/plain-answer";
import { parseLinkParameters } from "@/lib/contracts/link-parameters";
import { Refusal } from "@/lib/core/errors";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { transact } from "@/lib/events/transact";
import { webContext } from "@/lib/http/context";
import { NO_STORE } from "@/lib/http/customer-route";
import { guessCountry } from "@/lib/http/guess-country";
import { NO_GUESS_HEADER } from "@/lib/http/rate-limits/judge-guess";
import { findLinkShop } from "@/lib/links/find-link-shop";
import { linkEndOf } from "@/lib/links/link-end-of";
import { openLink } from "@/lib/sessions/open-link";

type Route = { params: Promise<{ slug: string }> };

/** Opens a checkout link: a fresh session, and on to its page. What only looks ahead makes no session. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const { ctx, environment } = webContext();
  const { slug } = await params;
  if (isPrefetch(request)) return new Response(null, { status: 503, headers: NO_STORE });
  try {
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(slug)) return plainAnswer(request, { kind: "not_found" });
    const parameters = parseLinkParameters(new URL(request.url).searchParams);
    const guessedCountry = guessCountry(request.headers, environment.trustedCountryHeader);
    const session = await transact(ctx, (inside) =>
      openLink(inside, { slug, ...parameters, guessedCountry }),
    );
    return goTo(`/c/${linkSecret(ctx.keys.links, session.id)}`);
  } catch (error) {
    if (!(error instanceof Refusal)) return failedAnswer(request, ctx.log, error);
    const shop = await findLinkShop(ctx, slug);
    if (!shop) return plainAnswer(request, { kind: "not_found" });
    const ended = plainAnswer(request, { kind: linkEndOf(error), shop });
    ended.headers.set(NO_GUESS_HEADER, "1");
    return ended;
  }
}

/** A mail scanner that asks for the headers alone learns that the link is there, and orders nothing. */
export function HEAD(): Response {
  return new Response(null, { status: 200, headers: NO_STORE });
}

function isPrefetch(request: Request): boolean {
  const purpose = `${request.headers.get("sec-purpose") ?? ""} ${request.headers.get("purpose") ?? ""}`;
  return /prefetch|preview/i.test(purpose);
}

function goTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, ...NO_STORE } });
}
