import type { MachineTable } from "@/lib/core/machine";

/** Kept as `active`. Used up and expired are no states: a link is so as long as its orders and the clock say it. */
export type LinkState = "active" | "archived";

/** `archive` and `restore`: the merchant. */
export type LinkTrigger = "archive" | "restore";

export const LINK_STATES: MachineTable<LinkState, LinkTrigger> = {
  active: { archive: "archived", restore: "repeated" },
  archived: { archive: "repeated", restore: "active" },
};
