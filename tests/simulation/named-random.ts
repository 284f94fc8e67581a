import { createHash } from "node:crypto";
import type { Random } from "@/lib/core/random";

/** Repeatable bytes that no other name shares: thousands of histories keep their ids in one database. */
export function namedRandom(name: string): Random {
  let block = 0;
  let left = Buffer.alloc(0);
  return {
    bytes(length) {
      while (left.length < length) {
        const more = createHash("sha256").update(`${name} ${block}`).digest();
        left = Buffer.concat([left, more]);
        block += 1;
      }
      const bytes = left.subarray(0, length);
      left = left.subarray(length);
      return bytes;
    },
  };
}
