import type { SessionStatus } from "@/lib/contracts/statuses";
import type { MachineTable } from "@/lib/core/machine";

/** `complete`: its order is placed. `expire`: the clock. `cancel`: the merchant. */
export type SessionTrigger = "complete" | "expire" | "cancel";

export const SESSION_STATES: MachineTable<SessionStatus, SessionTrigger> = {
  open: { complete: "completed", expire: "expired", cancel: "canceled" },
  completed: { complete: "repeated", expire: "refused", cancel: "refused" },
  expired: { complete: "refused", expire: "repeated", cancel: "refused" },
  canceled: { complete: "refused", expire: "refused", cancel: "repeated" },
};
