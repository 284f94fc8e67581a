import { z } from "zod";
import type { Clock } from "@/lib/core/clock";
import type { Random } from "@/lib/core/random";
import { createSandboxProvider } from "@/lib/providers/sandbox/adapter";
import { createInProcessBank } from "@/sandbox/in-process";

export type RecordingBank = ReturnType<typeof createRecordingBank>;

const submittedSchema = z.object({ id: z.string() });

/** The bank with a list of every payment it was ever asked for, whether or not we remember asking. */
export function createRecordingBank(options: { clock: Clock; random: Random }) {
  const bank = createInProcessBank(options);
  const submitted = new Set<string>();
  const direct = createSandboxProvider({ ...bank, methods: [], clock: options.clock });
  return {
    ...bank,
    submitted,
    fetch(url: string, init: RequestInit = {}): Promise<Response> {
      if (new URL(url).pathname === "/v1/payments" && typeof init.body === "string") {
        submitted.add(submittedSchema.parse(JSON.parse(init.body)).id);
      }
      return bank.fetch(url, init);
    },
    /** The bank ends a payment of its own accord, if it still can. */
    async giveUp(paymentId: string): Promise<string> {
      const named = { providerReference: null, account: null };
      return (await direct.release({ paymentId, amountMinor: 0, currency: "EUR", ...named })).kind;
    },
  };
}
