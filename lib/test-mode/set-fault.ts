import type { Scope } from "@/db/context";
import { testFaults } from "@/db/schema";
import type { TestFault } from "@/lib/contracts/statuses";
import type { TestFaultObject } from "@/lib/contracts/test-mode";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { presentFault } from "./present-fault";

/** Has something go wrong with the next payment of the merchant's test mode. Faults queue up. */
export async function setFault(
  ctx: TransactionContext,
  scope: Scope,
  fault: TestFault,
): Promise<TestFaultObject> {
  const [row] = await ctx.tx
    .insert(testFaults)
    .values({
      id: newId("testFault", ctx),
      merchantId: scope.merchantId,
      fault,
      createdAt: ctx.clock.now(),
    })
    .returning();
  return presentFault(must(row, "the new fault"));
}
