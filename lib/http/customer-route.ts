import type { CheckoutContext } from "@/lib/context/checkout-context";
import { notFound, Refusal } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { atPageTime } from "./at-page-time";
import { webContext } from "./context";
import { problemResponse } from "./problem";
import { readForm } from "./read-form";

type Route = { params: Promise<{ secret: string }> };

/** What a page is about, by the prefix of its id. */
export type PageKind = "cs" | "ord" | "phone" | "cl";

export type CustomerCall = {
  ctx: CheckoutContext;
  /** The session's, the order's, the phone's or the confirm link's id, behind the secret of the link. */
  id: string;
  secret: string;
  request: Request;
  form: FormData;
};

export type CustomerAnswer = {
  /** For a page with scripts. */
  body: Record<string, unknown>;
  /** For a page without: where it goes. */
  location: string;
};

/**
 * A form of the payment page, or of another page behind a secret link. The link's secret is all it takes; there is no cookie. Scripts ask for JSON; a plain post is
 * answered by a redirect, and `onRefusal` says where one goes that was refused.
 */
export function customerForm(
  kind: PageKind,
  handle: (call: CustomerCall) => Promise<CustomerAnswer>,
  onRefusal: (refusal: Refusal, secret: string) => string,
) {
  return async (request: Request, { params }: Route): Promise<Response> => {
    const { ctx } = webContext();
    const { secret } = await params;
    const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false;
    try {
      const id = openSecret(ctx, kind, secret);
      const form = await readForm(request);
      const own = await atPageTime(ctx, id);
      const answer = await handle({ ctx: own, id, secret, request, form });
      return wantsJson ? Response.json(answer.body, { headers: NO_STORE }) : seeOther(answer.location);
    } catch (error) {
      if (!wantsJson && error instanceof Refusal && error.status !== 404)
        return seeOther(onRefusal(error, secret));
      return problemResponse(error, { requestId: newId("request", ctx), baseUrl: ctx.baseUrl, log: ctx.log });
    }
  };
}

export const NO_STORE = { "cache-control": "no-store" };

/** The id behind a page's secret; a secret that nobody was given is like no page at all. */
export function openSecret(ctx: CheckoutContext, kind: PageKind, secret: string): string {
  const id = openLinkSecret(ctx.keys.links, secret);
  if (!id?.startsWith(`${kind}_`)) throw notFound("page");
  return id;
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, ...NO_STORE } });
}
