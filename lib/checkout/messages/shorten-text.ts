import { gsm7Length, toGsm7 } from "@/lib/core/gsm7";

/** What one text message holds, and what two hold of letters that its own alphabet lacks. */
export const MAX_GSM7_LENGTH = 160;
export const MAX_UCS2_LENGTH = 134;

type Input = {
  /** The text before the link. */
  write(merchant: string): string;
  merchant: string;
  url: string;
};

/**
 * The text before the link of a text message, in one message where its alphabet allows. The merchant's name is shortened
 * until it fits, and never the rest or the link.
 */
export function shortenText({ write, merchant, url }: Input): string {
  const characters = [...merchant];
  for (let kept = characters.length; kept > MIN_NAME_LENGTH; kept -= 1) {
    const text = inItsAlphabet(write(cutName(characters, kept)));
    if (fits(`${text} ${url}`)) return text;
  }
  return inItsAlphabet(write(cutName(characters, MIN_NAME_LENGTH)));
}

const MIN_NAME_LENGTH = 8;
/** A last word that was cut apart goes whole, unless little would be left. */
const MAX_LOST_WORD = 10;

function cutName(characters: readonly string[], kept: number): string {
  if (kept >= characters.length) return characters.join("");
  const cut = characters.slice(0, kept).join("");
  const lastBlank = cut.lastIndexOf(" ");
  const isMidWord = characters[kept] !== " " && lastBlank >= MIN_NAME_LENGTH;
  const isNear = cut.length - lastBlank <= MAX_LOST_WORD;
  return `${(isMidWord && isNear ? cut.slice(0, lastBlank) : cut).replace(/[\s.,&-]+$/, "")}.`;
}

function inItsAlphabet(text: string): string {
  return toGsm7(text) ?? text.replace(/[\u00a0\u202f]/g, " ");
}

function fits(text: string): boolean {
  const septets = gsm7Length(text);
  return septets === null ? text.length <= MAX_UCS2_LENGTH : septets <= MAX_GSM7_LENGTH;
}
