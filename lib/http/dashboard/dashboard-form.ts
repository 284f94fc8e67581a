import type { CheckoutContext } from "@/lib/context/checkout-context";
import { notFound, Refusal } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { webContext } from "@/lib/http/context";
import { NO_STORE } from "@/lib/http/customer-route";
import { problemResponse } from "@/lib/http/problem";
import { readForm } from "@/lib/http/read-form";
import type { Visitor } from "@/lib/people/find-visitor";
import { readVisitor } from "./read-visitor";
import { refuseForeignForm } from "./refuse-foreign-form";

type Params = Record<string, string | undefined>;
type Route = { params: Promise<Params | undefined> };
type FormCall = { ctx: CheckoutContext; request: Request; form: FormData; params: Record<string, string> };

/** Where the browser goes next, and a cookie that it is to keep. */
export type FormAnswer = { location: string; cookie?: string };

type OnRefusal = (refusal: Refusal, call: FormCall) => string | null;

/**
 * A form of somebody who need not be signed in. Refusals lead where `onRefusal` says; null is for those that no page of ours
 * explains, which are answered as problems.
 */
export function openForm(handle: (call: FormCall) => Promise<FormAnswer>, onRefusal: OnRefusal) {
  return async (request: Request, { params }: Route): Promise<Response> => {
    const { ctx } = webContext();
    let call: FormCall | null = null;
    try {
      refuseForeignForm(request.headers, ctx.baseUrl);
      call = { ctx, request, form: await readForm(request), params: readParams((await params) ?? {}) };
      return seeOther(await handle(call));
    } catch (error) {
      const location = call && error instanceof Refusal ? onRefusal(error, call) : null;
      if (location !== null) return seeOther({ location });
      return problemResponse(error, { requestId: newId("request", ctx), baseUrl: ctx.baseUrl, log: ctx.log });
    }
  };
}

/** A form of somebody who is signed in; whose session has ended meanwhile is led to sign in, and nothing is done. */
export function dashboardForm(
  handle: (call: FormCall & { visitor: Visitor }) => Promise<FormAnswer>,
  onRefusal: OnRefusal,
) {
  return openForm(async (call) => {
    const visitor = await readVisitor(call.request.headers);
    if (!visitor) return { location: "/dashboard/sign-in?refused=signed_out" };
    const answer = await handle({ ...call, visitor });
    const action = new URL(call.request.url).pathname;
    call.ctx.log.info({ person: visitor.personId, session: visitor.sessionId, action }, "dashboard");
    return answer;
  }, onRefusal);
}

function seeOther({ location, cookie }: FormAnswer): Response {
  const headers = { location, ...NO_STORE, ...(cookie === undefined ? {} : { "set-cookie": cookie }) };
  return new Response(null, { status: 303, headers });
}

/** What no id and no secret looks like is as missing as one that nobody has. */
function readParams(params: Params): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || !/^[A-Za-z0-9_-]{1,128}$/.test(value)) throw notFound("page");
    read[name] = value;
  }
  return read;
}
