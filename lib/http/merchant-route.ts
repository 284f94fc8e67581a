import type { z } from "zod";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import { parseInput } from "@/lib/contracts/parse";
import { notFound, Refusal } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { transact } from "@/lib/events/transact";
import { moveClock } from "@/lib/merchants/merchant-clock";
import { authenticate } from "./authenticate";
import { webContext } from "./context";
import {
  type Answer,
  bindKey,
  claimKey,
  findAttempt,
  type KeyedRequest,
  KeyIsBound,
  keepAnswer,
  keyedRequest,
  releaseKey,
} from "./idempotency";
import type { Caller } from "./known-callers";
import { problemResponse } from "./problem";
import { limitFieldsOf } from "./rate-limits/limit-caller";
import { parseJson, readBytes, readText } from "./read-json";

type Params = Record<string, string | string[] | undefined>;
/** A route without parameters is given none at all. */
type RouteContext = { params: Promise<Params | undefined> };
export type Handler = (request: Request, route: RouteContext) => Promise<Response>;

/** Who calls, with what, and under which idempotency key. */
type Read<Input> = (
  ctx: CheckoutContext,
  request: Request,
) => Promise<{ scope: Caller; input: Input; keyed: KeyedRequest | null }>;

type Call<C, Input> = { ctx: C; scope: Caller; input: Input; params: Record<string, string>; url: URL };

/**
 * A read: no body, no idempotency. What a publishable key may read (`key`, beside the operation's `isPublic`), a page on any
 * origin may.
 */
export function readRoute(
  options: { key?: "publishable" },
  handle: (call: Call<CheckoutContext, undefined>) => Promise<Answer>,
): Handler {
  const answer = respond(async (ctx, request, params) => {
    const scope = await authenticate(ctx, request);
    const own = moveClock(ctx, scope.clockOffsetMs);
    return handle({ ctx: own, scope, input: undefined, params, url: new URL(request.url) });
  });
  if (options.key !== "publishable") return answer;
  return async (request, route) => {
    const response = await answer(request, route);
    response.headers.set("access-control-allow-origin", "*");
    return response;
  };
}

/** What a browser asks before it reads from another origin with a key. */
export function preflightRoute(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET",
      "access-control-allow-headers": "authorization, opentill-version",
      "access-control-max-age": "86400",
    },
  });
}

/** An address of the API that there is none of. */
export const missingRoute: Handler = respond(async () => {
  throw notFound("address in this API");
});

/** A write in one transaction: the idempotency key, the change and its events are committed together. */
export function writeRoute<Input>(
  body: z.ZodType<Input>,
  handle: (call: Call<CheckoutTransaction, Input>) => Promise<Answer>,
): Handler {
  return oneTransactionRoute((ctx, request) => readRequest(ctx, request, body), handle);
}

/** A file of one of those types (415), as it is, of so many bytes at most (413). */
export type Upload = { type: string; bytes: Uint8Array };

/** The same for a file in place of JSON. */
export function uploadRoute(
  allowed: { types: readonly string[]; maxBytes: number },
  handle: (call: Call<CheckoutTransaction, Upload>) => Promise<Answer>,
): Handler {
  return oneTransactionRoute((ctx, request) => readUpload(ctx, request, allowed), handle);
}

function oneTransactionRoute<Input>(
  read: Read<Input>,
  handle: (call: Call<CheckoutTransaction, Input>) => Promise<Answer>,
): Handler {
  return respond(async (ctx, request, params) => {
    const { scope, input, keyed } = await read(ctx, request);
    return inOneTransaction(moveClock(ctx, scope.clockOffsetMs), keyed, (inside) =>
      handle({ ctx: inside, scope, input, params, url: new URL(request.url) }),
    );
  });
}

/** A file whose work takes several transactions, like `stepsRoute`. The verb has to be harmless to repeat. */
export function uploadStepsRoute(
  allowed: { types: readonly string[]; maxBytes: number },
  handle: (call: Call<CheckoutContext, Upload>) => Promise<Answer>,
): Handler {
  return severalTransactionsRoute((ctx, request) => readUpload(ctx, request, allowed), handle, {
    frees: () => true,
  });
}

async function readUpload(
  ctx: CheckoutContext,
  request: Request,
  { types, maxBytes }: { types: readonly string[]; maxBytes: number },
): Promise<{ scope: Caller; input: Upload; keyed: KeyedRequest | null }> {
  const scope = await authenticate(ctx, request);
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!types.includes(type)) {
    const words = `Send the file as it is, with a Content-Type of ${types.join(", ")}.`;
    throw new Refusal(415, "unsupported_media_type", words);
  }
  const bytes = await readBytes(request, maxBytes);
  const keyed = keyedRequest(request, scope, `${type}\n${bytes.toString("base64")}`);
  return { scope, input: { type, bytes }, keyed };
}

/** The idempotency key, the work and its events, committed together. */
export async function inOneTransaction(
  ctx: CheckoutContext,
  keyed: KeyedRequest | null,
  work: (inside: CheckoutTransaction) => Promise<Answer>,
): Promise<Answer> {
  return transact(ctx, async (inside) => {
    const before = keyed && (await claimKey(inside, keyed));
    if (before) return before;
    const answer = await work(inside);
    return keyed ? keepAnswer(inside, keyed, answer) : answer;
  });
}

/** Binds the request's idempotency key, if it has one, to what a transaction begins. */
type Bind = (inside: CheckoutTransaction, attempt: string) => Promise<void>;

/** What an attempt has become. It is kept as the key's answer once nothing more is on its way. */
type Resume<Input> = (
  call: Call<CheckoutContext, Input>,
  attempt: string,
) => Promise<{ answer: Answer; isSettled: boolean }>;

/**
 * A write that claims, calls a provider and records, which takes several transactions. The key is taken first and the
 * answer kept last. Where the server died in between, the same key comes again: a verb that would begin something new has
 * bound the key to what it began (`bind`), and `resume` answers with what that became. Without `resume` the verb has to be
 * harmless to repeat.
 */
export function stepsRoute<Input>(
  body: z.ZodType<Input>,
  handle: (call: Call<CheckoutContext, Input> & { bind: Bind }) => Promise<Answer>,
  resume?: Resume<Input>,
): Handler {
  return severalTransactionsRoute((ctx, request) => readRequest(ctx, request, body), handle, {
    resume,
    frees: ({ status }) => status === 422,
  });
}

type Steps<Input> = {
  resume?: Resume<Input> | undefined;
  /** Whether a refusal leaves the key to be used again. */
  frees: (refusal: Refusal) => boolean;
};

function severalTransactionsRoute<Input>(
  read: Read<Input>,
  handle: (call: Call<CheckoutContext, Input> & { bind: Bind }) => Promise<Answer>,
  { resume, frees }: Steps<Input>,
): Handler {
  return respond(async (world, request, params) => {
    const { scope, input, keyed } = await read(world, request);
    const ctx = moveClock(world, scope.clockOffsetMs);
    const call = { ctx, scope, input, params, url: new URL(request.url) };
    if (!keyed) return handle({ ...call, bind: async () => {} });
    const { before, attempt } = await transact(ctx, async (inside) => ({
      before: await claimKey(inside, keyed),
      attempt: resume ? await findAttempt(inside, keyed) : null,
    }));
    if (before) return before;
    const answerFor = async (begun: string, become: Resume<Input>) => {
      const { answer, isSettled } = await become(call, begun);
      return isSettled ? transact(ctx, (inside) => keepAnswer(inside, keyed, answer)) : answer;
    };
    if (resume && attempt !== null) return answerFor(attempt, resume);
    try {
      const answer = await handle({ ...call, bind: (inside, begun) => bindKey(inside, keyed, begun) });
      return await transact(ctx, (inside) => keepAnswer(inside, keyed, answer));
    } catch (error) {
      if (resume && error instanceof KeyIsBound) return answerFor(error.attempt, resume);
      if (error instanceof Refusal && frees(error)) {
        await transact(ctx, (inside) => releaseKey(inside, keyed));
      }
      throw error;
    }
  });
}

async function readRequest<Input>(
  ctx: CheckoutContext,
  request: Request,
  body: z.ZodType<Input>,
): Promise<{ scope: Caller; input: Input; keyed: KeyedRequest | null }> {
  const scope = await authenticate(ctx, request);
  const text = await readText(request);
  const keyed = keyedRequest(request, scope, text);
  const input = parseInput(body, parseJson(text, request.headers.get("content-type")));
  return { scope, input, keyed };
}

/** What every answer of the API has in common: an id, JSON, no caching, and problems in place of exceptions. */
export function respond(
  work: (
    ctx: CheckoutContext,
    request: Request,
    params: Record<string, string>,
    requestId: string,
  ) => Promise<Answer>,
): Handler {
  return async (request, route) => {
    const { ctx } = webContext();
    const requestId = newId("request", ctx);
    try {
      const { status, body, headers } = await work(
        ctx,
        request,
        readParams((await route.params) ?? {}),
        requestId,
      );
      ctx.log.info(
        { request_id: requestId, method: request.method, path: new URL(request.url).pathname, status },
        "api",
      );
      const fields = { ...headersOf(requestId), ...limitFieldsOf(request), ...headers };
      return new Response(bodyOf(body), { status, headers: fields });
    } catch (error) {
      const response = problemResponse(error, { requestId, baseUrl: ctx.baseUrl, log: ctx.log });
      for (const [name, value] of Object.entries(limitFieldsOf(request))) response.headers.set(name, value);
      return response;
    }
  };
}

/** A file is sent as it is, whole or as it is made, under the content type that its answer names. */
function bodyOf(body: unknown): BodyInit {
  if (body instanceof ReadableStream) return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

function headersOf(requestId: string): Record<string, string> {
  return {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-request-id": requestId,
  };
}

/** Ids in a path: anything that no id looks like is as missing as an id that nobody has. */
function readParams(params: Params): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== "string" || !/^[A-Za-z0-9_-]{1,128}$/.test(value)) throw notFound("object");
    read[name] = value;
  }
  return read;
}
