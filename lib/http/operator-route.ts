import type { z } from "zod";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import { parseInput } from "@/lib/contracts/parse";
import { Refusal } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { authenticateOperator, type OperatorCaller } from "./authenticate-operator";
import { webContext } from "./context";
import { type Answer, readRequestKey } from "./idempotency";
import { type Handler, respond } from "./merchant-route";
import { claimOperatorKey, keepOperatorAnswer } from "./operator-idempotency";
import { parseJson, readText } from "./read-json";

type Call<C, Input> = { ctx: C; input: Input; params: Record<string, string>; url: URL };

/** A read of the operator's: above all merchants, in wall-clock time. */
export function operatorReadRoute(
  handle: (call: Call<CheckoutContext, undefined>) => Promise<Answer>,
): Handler {
  return asOperator((ctx, request, params) =>
    handle({ ctx, input: undefined, params, url: new URL(request.url) }),
  );
}

/** A write of the operator's in one transaction: its idempotency key, the change and its events are committed together. */
export function operatorWriteRoute<Input>(
  body: z.ZodType<Input>,
  handle: (call: Call<CheckoutTransaction, Input>) => Promise<Answer>,
): Handler {
  return asOperator(async (ctx, request, params) => {
    const text = await readText(request);
    const keyed = readRequestKey(request, "", text);
    const input = parseInput(body, parseJson(text, request.headers.get("content-type")));
    return transact(ctx, async (inside) => {
      const before = keyed && (await claimOperatorKey(inside, keyed));
      if (before) return before;
      const answer = await handle({ ctx: inside, input, params, url: new URL(request.url) });
      if (keyed) await keepOperatorAnswer(inside, keyed, answer);
      return answer;
    });
  });
}

/** Lets nobody in but an operator, and writes down who did what, or was refused it. */
function asOperator(
  work: (ctx: CheckoutContext, request: Request, params: Record<string, string>) => Promise<Answer>,
): Handler {
  return respond(async (ctx, request, params, requestId) => {
    const action = {
      request_id: requestId,
      action: `${request.method} ${new URL(request.url).pathname}`,
    };
    const audit = (result: Record<string, unknown>) => ctx.log.info({ ...action, ...result }, "operator");
    let caller: OperatorCaller | null = null;
    try {
      caller = authenticateOperator(webContext().environment.operatorKeyHashes, request);
      const answer = await work(ctx, request, params);
      audit({ ...namesOf(caller), status: answer.status });
      return answer;
    } catch (error) {
      const { status, code } = error instanceof Refusal ? error : { status: 500, code: "internal_error" };
      audit({ ...namesOf(caller), status, code });
      throw error;
    }
  });
}

function namesOf(caller: OperatorCaller | null) {
  return caller && { operator_key: caller.key, operator_key_hash: caller.keyHash };
}
