import type { BankEntryStatus } from "@/lib/contracts/bank-objects";
import type { MachineTable } from "@/lib/core/machine";

/** `match`: a statement's own reference, or the merchant. `ignore`: money that went out, when it is written down. */
export type BankEntryTrigger = "match" | "ignore";

export const BANK_ENTRY_STATES: MachineTable<BankEntryStatus, BankEntryTrigger> = {
  unmatched: { match: "matched", ignore: "ignored" },
  matched: { match: "repeated", ignore: "refused" },
  ignored: { match: "refused", ignore: "repeated" },
};
