import { readCamt } from "./camt/read-camt";
import { decodeText } from "./decode-text";
import { readSwift } from "./mt940/read-swift";
import type { Statement } from "./statement-entry";
import { unreadable } from "./unreadable";

/**
 * Every movement in a bank's file, in its order: CAMT.052, .053 or .054 of any version, MT940 or MT942. What the file is, it
 * says itself; its name and type say nothing. Refuses (400 `statement_unreadable`) what is none of these, what is broken, and
 * what has more than `maxEntries`. Pure: the caller bounds the bytes.
 */
export function readStatement(bytes: Uint8Array, maxEntries: number): Statement {
  const text = decodeText(bytes);
  if (/^\s*</.test(text)) return readCamt(text, maxEntries);
  if (/^:20:/m.test(text)) return readSwift(text, maxEntries);
  throw unreadable("This is neither a CAMT.052, .053 or .054 nor an MT940 or MT942.");
}
