import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { emailField } from "@/lib/contracts/address-fields";
import { parseInput } from "@/lib/contracts/parse";
import { transact } from "@/lib/events/transact";
import { rateLimits } from "@/lib/http/rate-limits/rate-limits";
import { tooManyRequests } from "@/lib/http/rate-limits/refuse-request";
import { ADDRESS_HEADER } from "@/lib/http/visitor-address";
import { requestSignIn } from "@/lib/people/request-sign-in";

/** Longer than what is done for an address that is known, so that the time of an answer tells nothing. */
const ANSWER_MS = 400;

const requestSchema = z.object({ email: emailField });

/**
 * Takes a request for a letter that signs in. The answer and its time are the same whether the address is known or not; also
 * where sending fails, which the log has. Refused alike: 422 for what is no address, 429 where the network has asked often.
 */
export async function answerSignInRequest(
  ctx: CheckoutContext,
  request: Request,
  form: FormData,
): Promise<void> {
  const { email } = parseInput(requestSchema, { email: form.get("email") ?? "" });
  const over = rateLimits()?.countNetwork("misses", request.headers.get(ADDRESS_HEADER) ?? "");
  if (over?.isOver) throw tooManyRequests(over);
  const work = transact(ctx, (inside) => requestSignIn(inside, email)).catch((error: unknown) =>
    ctx.log.error({ error }, "a letter that signs in could not be written"),
  );
  await Promise.all([work, wait(ANSWER_MS)]);
}
