import type { Context } from "@/db/context";
import type { Clock } from "@/lib/core/clock";
import type { Provider } from "@/lib/providers/provider";
import { type Doors, LONG_DOORS } from "./doors";

export type PlantedBug = {
  name: string;
  doors: Doors;
  /** What the simulation should say about it. */
  symptom: RegExp;
};

/** Bugs that somebody could write any day, each put in at a door: a simulation that misses them proves nothing. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: "an adapter that tries again under a new key",
    doors: { ...LONG_DOORS, provider: withNewKey },
    symptom: /the bank has a payment pay_\w+-again that we do not know/,
  },
  {
    name: "an adapter that takes a lost answer for a decline",
    doors: { ...LONG_DOORS, provider: withGuess },
    symptom: /the bank has \d+ and nobody was told|the bank still has it/,
  },
  {
    name: "an adapter that says “refunded” and refunds nothing",
    doors: { ...LONG_DOORS, provider: withoutRefund },
    symptom: /the bank keeps \d+ for ord_\w+, which says \d+/,
  },
  {
    name: "a server whose clock stands still",
    doors: { ...LONG_DOORS, merchantClock: standStill },
    symptom: /was confirmed after/,
  },
  {
    name: "a sender that counts a webhook without an answer as delivered",
    doors: { ...LONG_DOORS, post: withoutSending },
    symptom: /counts as delivered and never came/,
  },
];

function withNewKey(provider: Provider): Provider {
  return {
    ...provider,
    async submit(input) {
      const report = await provider.submit(input);
      if (report.kind !== "pending") return report;
      return provider.submit({ ...input, paymentId: `${input.paymentId}-again` });
    },
  };
}

function withGuess(provider: Provider): Provider {
  return {
    ...provider,
    async submit(input) {
      const report = await provider.submit(input);
      if (report.kind !== "pending") return report;
      return { kind: "failed", reason: "provider_error", message: "No answer." };
    },
  };
}

function withoutRefund(provider: Provider): Provider {
  return { ...provider, refund: async () => ({ kind: "succeeded" }) };
}

function standStill(clock: Clock): Clock {
  const start = clock.now();
  return { now: () => start };
}

/** Every third post is only thought of. */
function withoutSending(post: Context["post"]): Context["post"] {
  let count = 0;
  return async (request) => {
    count += 1;
    if (count % 3 > 0) return post(request);
    return { kind: "answered", status: 200, headers: {}, answer: "", isTruncated: false, durationMs: 0 };
  };
}
