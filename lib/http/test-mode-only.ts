import type { Scope } from "@/db/context";
import type { Operation } from "@/lib/contracts/operations";
import { Refusal } from "@/lib/core/errors";

/** Where the operations are that exist in test mode alone. */
const TEST_MODE_PATH = "/test/";

/** Whether live mode has no such operation. */
export function isTestModeOnly({ path }: Pick<Operation, "path">): boolean {
  return path.startsWith(TEST_MODE_PATH);
}

/** Refuses (403) a live key what only test mode has. */
export function refuseTestModeOnly({ livemode }: Pick<Scope, "livemode">, operation: Operation): void {
  if (!livemode || !isTestModeOnly(operation)) return;
  throw new Refusal(403, "test_mode_only", "This exists in test mode only. Use a test key.");
}
