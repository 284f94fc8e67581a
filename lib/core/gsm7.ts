/**
 * The alphabet of text messages (3GPP TS 23.038): a message written in it holds 160 characters, any other 70. What does not
 * fit is split, and every part is paid for.
 */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** These take the place of two. */
const EXTENDED = "^{}\\[~]|€\f";

const SEPTETS = new Map([
  ...[...BASIC].map((character) => [character, 1] as const),
  ...[...EXTENDED].map((character) => [character, 2] as const),
]);

/** The places that a text takes in that alphabet; null for a text that it cannot write. */
export function gsm7Length(text: string): number | null {
  let length = 0;
  for (const character of text) {
    const septets = SEPTETS.get(character);
    if (septets === undefined) return null;
    length += septets;
  }
  return length;
}

const GSM7 = { single: 160, part: 153 };
const UCS2 = { single: 70, part: 67 };

/** How many messages a text is sent as. */
export function countSmsSegments(text: string): number {
  const septets = gsm7Length(text);
  const [length, limit] = septets === null ? [text.length, UCS2] : [septets, GSM7];
  return length <= limit.single ? 1 : Math.ceil(length / limit.part);
}

const STAND_INS: Record<string, string> = {
  "\u00a0": " ",
  "\u202f": " ",
  "\u2018": "'",
  "\u2019": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
  "\u2026": "...",
  ł: "l",
  Ł: "L",
};

/**
 * The text with plain signs in the place of those that the alphabet lacks, as people write text messages: `zatwierdzic` for
 * `zatwierdzić`. Null where letters would be left that have no plain form: they need the other alphabet in any case.
 */
export function toGsm7(text: string): string | null {
  const plain = [...text.normalize("NFC")].map((character) => {
    if (SEPTETS.has(character)) return character;
    return STAND_INS[character] ?? character.normalize("NFKD").replace(/\p{M}/gu, "");
  });
  const written = plain.join("");
  return gsm7Length(written) === null ? null : written;
}
