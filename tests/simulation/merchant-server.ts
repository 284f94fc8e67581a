import { z } from "zod";
import { assertNoTransaction } from "@/db/transaction";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import { type History, note } from "./history";

/** Nobody listens there. */
export const WEBHOOK_URL = "https://fjordtea.example/hooks";
export const CALLBACK_URL = "https://fjordtea.example/confirm";

type Chances = {
  /** May throw, or let somebody else act. */
  between(where: string): Promise<void>;
};

/** The merchant's server: it answers, hesitates, breaks, or is not there. No network is needed. */
export function merchantServer(getHistory: () => History, chances: Chances): CheckoutContext["post"] {
  const takeWebhook = webhookServer(getHistory, chances);
  const answerCallback = callbackServer(getHistory, chances);
  return (post) => (post.url === WEBHOOK_URL ? takeWebhook(post) : answerCallback(post));
}

/** Behind the webhook endpoint: what has come is remembered, taken or not. */
function webhookServer(getHistory: () => History, { between }: Chances): CheckoutContext["post"] {
  return async ({ body }) => {
    assertNoTransaction("the merchant's webhook");
    await between("before the merchant's webhook");
    const history = getHistory();
    const { id, type } = webhookSchema.parse(JSON.parse(String(body)));
    history.webhooks.push(id);
    const isRefused = history.choice.chance(history.mood.refusesWebhooks);
    const status = isRefused ? history.choice.pick<Status>(REFUSALS) : 200;
    note(history, `the webhook ${type} ${id} is answered ${status}`);
    await between("after the merchant's webhook");
    return status === "nothing" ? NOTHING : answered(status);
  };
}

const webhookSchema = z.object({ id: z.string(), type: z.string() });

type Status = number | "nothing";

const REFUSALS: readonly [Status, ...Status[]] = [500, 503, 302, "nothing"];

/** Behind `callback_url`. */
function callbackServer(getHistory: () => History, { between }: Chances): CheckoutContext["post"] {
  return async ({ url }) => {
    assertNoTransaction("the merchant's callback");
    await between("before the merchant's callback");
    const history = getHistory();
    const status = history.choice.pick(ANSWERS);
    note(history, `${url} answers ${status}`);
    await between("after the merchant's callback");
    return status === "nothing" ? NOTHING : answered(status);
  };
}

/** Everything but exactly 200 means “not yet”. */
const ANSWERS = [200, 200, 204, 302, 500, 503, "nothing"] as const;

const NOTHING: PostOutcome = { kind: "failed", code: "timeout", message: "No answer.", durationMs: 10_000 };

function answered(status: number): PostOutcome {
  const headers: Record<string, string> = status === 503 ? { "retry-after": "900" } : {};
  return { kind: "answered", status, headers, answer: "", isTruncated: false, durationMs: 5 };
}
