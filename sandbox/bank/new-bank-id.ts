import { encodeBase32 } from "@/lib/core/base32";
import type { Random } from "@/lib/core/random";

const ID_BYTES = 16;
const PAGE_TOKEN_BYTES = 25;

export function newBankEventId(random: Random): string {
  return `bev_${encodeBase32(random.bytes(ID_BYTES))}`;
}

/** 200 random bits: whoever knows the token may decide the payment, so nobody may guess it. */
export function newPageToken(random: Random): string {
  return encodeBase32(random.bytes(PAGE_TOKEN_BYTES));
}
