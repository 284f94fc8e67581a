import type { ChecklistPoint, LiveModeObject } from "@/lib/contracts/live-mode";

/** As the API answers it. */
export function presentLiveMode(liveSince: Date | null, checklist: ChecklistPoint[]): LiveModeObject {
  return {
    object: "live_mode",
    is_live: liveSince !== null,
    live_since: liveSince?.toISOString() ?? null,
    checklist,
  };
}
