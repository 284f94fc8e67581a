import type { testFaults } from "@/db/schema";
import type { TestFaultObject } from "@/lib/contracts/test-mode";

export function presentFault(row: typeof testFaults.$inferSelect): TestFaultObject {
  return {
    id: row.id,
    object: "test_fault",
    fault: row.fault,
    payment: row.paymentId,
    created_at: row.createdAt.toISOString(),
  };
}
