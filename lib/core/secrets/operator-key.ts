import { createHash, timingSafeEqual } from "node:crypto";

/** One for every day, and a second while they are changed over. */
const MAX_KEYS = 2;
const OPERATOR_KEY = /^op_[0-9A-Za-z]{32,128}$/;
/** 32 symbols of chance have more of them, also where an alphabet has but sixteen; a word that is repeated has fewer. */
const FEWEST_DIFFERENT_SYMBOLS = 8;

/** What is wrong with the value of `OPENTILL_OPERATOR_KEY`, in words for whoever set it; null for nothing. */
export function whyNoOperatorKeys(value: string): string | null {
  const keys = value.split(",");
  if (keys.length > MAX_KEYS) return `at most ${MAX_KEYS} keys with a comma between them; ${MAKE_ONE}`;
  if (keys.some((key) => !OPERATOR_KEY.test(key))) {
    return `a key is op_ and at least 32 letters and digits of chance; ${MAKE_ONE}`;
  }
  if (keys.some((key) => new Set(key.slice("op_".length)).size < FEWEST_DIFFERENT_SYMBOLS)) {
    return `a key is made by chance, and this one looks made up; ${MAKE_ONE}`;
  }
  return new Set(keys).size < keys.length ? "the two keys are the same; leave one out" : null;
}

const MAKE_ONE = "`npx opentill operator-key` prints a new one";

/** What a process keeps of the keys: their SHA-256, in the order in which they were set. */
export function hashOperatorKeys(value: string): readonly Uint8Array[] {
  return value.split(",").map(hashOf);
}

/**
 * Which of the keys that text is, counted from 0; null for none. Hashes of the same length are compared, every one of them
 * and in constant time, so that neither a key's beginning nor the number of keys can be found by measuring.
 */
export function findOperatorKey(hashes: readonly Uint8Array[], text: string): number | null {
  const hash = hashOf(text);
  const matches = hashes.map((known) => timingSafeEqual(known, hash));
  const index = matches.indexOf(true);
  return index === -1 ? null : index;
}

function hashOf(key: string): Uint8Array {
  return createHash("sha256").update(key).digest();
}
