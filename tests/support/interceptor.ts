import type { Provider, ProviderReport, RefundReport } from "@/lib/providers/provider";
import type { Gate } from "./gate";

type Verb = "submit" | "capture" | "release" | "refund" | "lookup";
type Answer = ProviderReport | RefundReport;
type Behaviour = (call: () => Promise<Answer>) => Promise<Answer>;

/**
 * Stands between us and a provider and lets calls through, but for those that a test has planned otherwise: each plan is
 * for the next call of that verb alone. Also counts the calls that were made.
 */
export function createInterceptor() {
  const plans: { verb: Verb; behaviour: Behaviour }[] = [];
  const calls: Verb[] = [];

  async function run<T extends Answer>(verb: Verb, call: () => Promise<T>): Promise<T> {
    calls.push(verb);
    const index = plans.findIndex((plan) => plan.verb === verb);
    const [plan] = index < 0 ? [] : plans.splice(index, 1);
    // A behaviour answers what the call would, or `pending`, which every call may answer.
    return plan ? ((await plan.behaviour(call)) as T) : call();
  }

  return {
    plan: (verb: Verb, behaviour: Behaviour) => void plans.push({ verb, behaviour }),
    /** What was planned and has not happened will not. */
    forget: () => void plans.splice(0),
    countCalls: (verb: Verb) => calls.filter((call) => call === verb).length,
    wrap: (provider: Provider): Provider => ({
      ...provider,
      submit: (input) => run("submit", () => provider.submit(input)),
      capture: (reference) => run("capture", () => provider.capture(reference)),
      release: (reference) => run("release", () => provider.release(reference)),
      refund: (input) => run("refund", () => provider.refund(input)),
      lookup: (reference) => run("lookup", () => provider.lookup(reference)),
    }),
  };
}

/** The provider has done it; we never hear. */
export const answerIsLost: Behaviour = async (call) => {
  await call();
  return { kind: "pending" };
};

/** The provider never heard of it, and we do not know that. */
export const callIsLost: Behaviour = async () => ({ kind: "pending" });

/** Our process dies with the claim committed, before anything has left it. */
export const diesBefore: Behaviour = () => Promise.reject(new Error("the process died before the call"));

/** Our process dies with the provider's answer on its way. */
export const diesAfter: Behaviour = async (call) => {
  await call();
  throw new Error("the process died after the call");
};

/** The call waits at the gate before it leaves. */
export const waitsBefore =
  (gate: Gate): Behaviour =>
  async (call) => {
    await gate.pass();
    return call();
  };

/** The provider has done it; its answer waits at the gate. */
export const waitsAfter =
  (gate: Gate): Behaviour =>
  async (call) => {
    const answer = await call();
    await gate.pass();
    return answer;
  };
