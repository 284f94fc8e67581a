import type { Scope } from "@/db/context";

/** Of a longer word its beginning is found. */
const MAX_WORD_LENGTH = 40;
const MAX_WORDS = 64;
/** The end of an id is random: merchants with the same one share a place in the index, and see nothing of each other. */
const OWNER_LENGTH = 8;

/** Letters that are no sign with a mark, as people type them who have no such key. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  ð: "d",
  đ: "d",
  þ: "th",
  ł: "l",
  ß: "ss",
  ı: "i",
};

/**
 * The words of a text, as they are compared: runs of letters and digits in lower case, without accents, each once; 64 of
 * them, 40 signs of each.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[æœøðđþłßı]/gu, (letter) => PLAIN[letter] ?? letter);
  const words = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) =>
    [...word].slice(0, MAX_WORD_LENGTH).join(""),
  );
  return [...new Set(words)].slice(0, MAX_WORDS);
}

/**
 * What the index holds of a product. Each word begins with whose it is: an index over everybody's products is read at one
 * merchant's words alone.
 */
export function indexedWords(scope: Scope, product: { name: string; reference: string | null }): string {
  const words = wordsOf(`${product.name} ${product.reference ?? ""}`);
  return words.map((word) => `'${ownerOf(scope)}/${word}'`).join(" ");
}

/** The search for products that have, for each word of the text, a word that begins with it; null where it has none. */
export function searchFor(scope: Scope, text: string): string | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  return words.map((word) => `'${ownerOf(scope)}/${word}':*`).join(" & ");
}

function ownerOf({ merchantId, livemode }: Scope): string {
  return `${merchantId.slice(-OWNER_LENGTH)}${livemode ? "l" : "t"}`;
}
