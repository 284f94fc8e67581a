import type { Scope } from "@/db/context";
import { Refusal } from "@/lib/core/errors";

/** Refuses (403) a live key where only test mode has something. */
export function assertTestMode(scope: Scope): void {
  if (scope.livemode) {
    throw new Refusal(403, "test_mode_only", "This exists in test mode only. Use a test key.");
  }
}
