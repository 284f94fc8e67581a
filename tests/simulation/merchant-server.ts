import { assertNoTransaction } from "@/db/transaction";
import type { CheckoutContext } from "@/lib/checkout/context";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import { type History, note } from "./history";

/** Nobody listens there. */
export const CALLBACK_URL = "https://fjordtea.example/confirm";

type Chances = {
  /** May throw, or let somebody else act. */
  between(where: string): Promise<void>;
};

/** The merchant's server behind `callback_url`: it confirms, hesitates, breaks, or is not there. No network is needed. */
export function merchantServer(getHistory: () => History, { between }: Chances): CheckoutContext["post"] {
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
