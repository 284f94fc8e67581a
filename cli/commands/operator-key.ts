import { randomBytes } from "node:crypto";

const BYTES = 20;

/** A new key for `OPENTILL_OPERATOR_KEY`: 160 bits of chance, made here. No server hears of it. */
export function newOperatorKey(): string {
  return `op_${randomBytes(BYTES).toString("hex")}`;
}
