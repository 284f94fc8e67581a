import { unreadable } from "./unreadable";

/** What banks write in. By the web's rule, ISO-8859-1 is read as Windows-1252, which has all of it. */
const ENCODINGS = [
  "utf-8",
  "utf-16",
  "us-ascii",
  "iso-8859-1",
  "iso-8859-2",
  "iso-8859-15",
  "windows-1250",
  "windows-1252",
];

/**
 * The text of a file: by its byte order mark, else by the encoding that its XML declaration names, else as UTF-8 and, where
 * it is none and no XML, as Windows-1252. Refuses (400) bytes that are not what they say they are.
 */
export function decodeText(bytes: Uint8Array): string {
  const sixteen = utf16Of(bytes);
  if (sixteen) return decode(bytes, sixteen);
  if (!looksLikeXml(bytes)) return tryDecode(bytes, "utf-8") ?? decode(bytes, "windows-1252");
  return decode(bytes, declaredEncoding(bytes));
}

function utf16Of([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0x3c && second === 0) return "utf-16le";
  return first === 0 && second === 0x3c ? "utf-16be" : null;
}

const HEAD_BYTES = 200;

function looksLikeXml(bytes: Uint8Array): boolean {
  return /^(\u00ef\u00bb\u00bf)?\s*</.test(headOf(bytes));
}

function declaredEncoding(bytes: Uint8Array): string {
  const [, named = "utf-8"] =
    /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(headOf(bytes)) ?? [];
  const name = named.toLowerCase();
  if (!ENCODINGS.includes(name)) throw unreadable(`The encoding ${named} is not known.`, 1);
  if (name === "utf-16") throw unreadable("The file says UTF-16 and is written otherwise.", 1);
  return name;
}

function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
}

function decode(bytes: Uint8Array, encoding: string): string {
  const text = tryDecode(bytes, encoding);
  if (text === null) throw unreadable(`The file is not written in ${encoding}, as it should be.`);
  return text;
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
