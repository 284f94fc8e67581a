import type { Operation } from "@/lib/contracts/operations";
import { Refusal } from "@/lib/core/errors";

/**
 * Refuses (403) a suspended merchant what sells or changes what is sold. It may read, end what is under way, give money
 * back, and look after its keys and webhooks.
 */
export function refuseSuspended(
  { suspendedAt }: { suspendedAt: Date | null },
  { method, isOpenWhileSuspended }: Operation,
): void {
  if (suspendedAt === null || method === "get" || isOpenWhileSuspended) return;
  throw new Refusal(
    403,
    "merchant_suspended",
    `This merchant has been suspended since ${suspendedAt.toISOString()}, and may sell nothing. The operator of this server knows why.`,
  );
}
