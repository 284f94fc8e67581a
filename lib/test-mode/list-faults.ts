import { and, asc, eq, isNull } from "drizzle-orm";
import type { Context, Scope } from "@/db/context";
import { testFaults } from "@/db/schema";
import type { TestFaultObject } from "@/lib/contracts/test-mode";
import { presentFault } from "./present-fault";

/** The faults that still wait for a payment, in the order in which they will be used. */
export async function listFaults(ctx: Context, scope: Scope): Promise<TestFaultObject[]> {
  const rows = await ctx.db
    .select()
    .from(testFaults)
    .where(and(eq(testFaults.merchantId, scope.merchantId), isNull(testFaults.paymentId)))
    .orderBy(asc(testFaults.id));
  return rows.map(presentFault);
}
