/**
 * Signs that leave no mark of their own and change how others are read: bidirectional controls, zero-width signs, fillers,
 * tags, marks of annotations. Unicode calls them default ignorable; the assigned and those that may come.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;

/** Scripts in which a joiner or a non-joiner between two letters changes the word, as Unicode's chapter 23.2 tells. */
const JOINING =
  "\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}" +
  "\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}";

/** Where an invisible sign belongs to what is seen. */
const LEGITIMATE = new RegExp(
  [
    // Persian and Indic words; a chillu letter of Malayalam in its older spelling, which may end a word.
    `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,
    "(?<=\\u0d4d)\\u200d",
    // Families, professions, flags that are made of several emoji.
    "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})",
    // The flags of England, Scotland and Wales.
    "(?<=\\u{1f3f4})[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f}",
    // One variation selector, behind what it varies.
    "(?<=[\\p{Emoji}\\p{S}\\p{P}])[\\ufe0e\\ufe0f]",
    "(?<=\\p{Ideographic})[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]",
  ].join("|"),
  "uy",
);

/** Tabs and ends of lines of every kind, which one line has no room for. */
const LINE_SIGNS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/** Blank, though no white space: a name made of it looks like none. */
const BLANK = /^[\s\u2800]*$/u;

/** The text without signs that nobody sees, and with those that its script or its emoji need. */
export function toVisible(text: string): string {
  if (!INVISIBLE.test(text)) return text;
  let visible = "";
  for (let at = 0; at < text.length; ) {
    LEGITIMATE.lastIndex = at;
    const kept = LEGITIMATE.exec(text)?.[0];
    const sign = kept ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (kept !== undefined || !INVISIBLE.test(sign)) visible += sign;
    at += sign.length;
  }
  return visible;
}

/** The visible text on one line: what ends a line becomes a space. */
export function toOneLine(text: string): string {
  return toVisible(text.replace(LINE_SIGNS, " ")).trim();
}

/** Whether a text would be seen at all. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
