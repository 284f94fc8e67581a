import { assertNoTransaction } from "@/db/transaction";
import type { PaymentReference, Provider, ProviderReport } from "@/lib/providers/provider";

type Chances = {
  /** May throw, or let somebody else act. */
  between(where: string): Promise<void>;
  losesCall(where: string): boolean;
  losesAnswer(where: string): boolean;
  /** Whether the bank only promises this release, to make it later. */
  promisesRelease(paymentId: string): boolean;
};

/** A provider behind a bad line: calls and answers get lost, callers die, and others act while one waits. */
export function unreliableProvider(provider: Provider, chances: Chances): Provider {
  async function call<Report>(verb: string, lost: Report, forward: () => Promise<Report>): Promise<Report> {
    const words = `${provider.id}'s ${verb}`;
    assertNoTransaction(words);
    await chances.between(`before ${words}`);
    if (chances.losesCall(words)) return lost;
    const report = await forward();
    await chances.between(`after ${words}`);
    return chances.losesAnswer(words) ? lost : report;
  }
  const pending = { kind: "pending" } as const;
  const release = async (reference: PaymentReference): Promise<ProviderReport> =>
    chances.promisesRelease(reference.paymentId) ? { kind: "released" } : provider.release(reference);

  // The offline provider is our own code: nothing lies between us and it.
  if (provider.id === "offline") return provider;
  return {
    ...provider,
    submit: (input) => call<ProviderReport>("submit", pending, () => provider.submit(input)),
    capture: (reference) => call<ProviderReport>("capture", pending, () => provider.capture(reference)),
    release: (reference) => call<ProviderReport>("release", pending, () => release(reference)),
    lookup: (reference) => call<ProviderReport>("lookup", pending, () => provider.lookup(reference)),
    refund: (input) => call("refund", pending, () => provider.refund(input)),
  };
}
