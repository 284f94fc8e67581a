/** Up to a blank, without the mark that ends a sentence. Nothing but http becomes a link. */
const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;

type Part = { at: number; part: string; isLink: boolean };

/** A text in pieces that put together are the text again; `at` is where each begins. */
export function splitLinks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    if (match.index > end) parts.push({ at: end, part: text.slice(end, match.index), isLink: false });
    parts.push({ at: match.index, part: match[0], isLink: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ at: end, part: text.slice(end), isLink: false });
  return parts;
}
