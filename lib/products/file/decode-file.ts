import { Refusal } from "@/lib/core/errors";

/** Small enough that nobody waits for the decoding of one. */
const CHUNK_BYTES = 256 * 1024;
const SAMPLE_BYTES = 4_096;

/** The bytes of a file are not in the encoding that was declared. */
export class UndecodableFile extends Error {}

/**
 * The text of a file, piece by piece, and the name of the encoding it was read in: the `charset` that was declared, else that
 * of its byte order mark, else UTF-8 or UTF-16 where the bytes are that, else Windows-1252, which is what is left where a
 * sheet was saved in a western language. Latin-1 is read as Windows-1252, which has all of it.
 *
 * Refuses (415) a charset that nobody knows. Throws `UndecodableFile` on the way where the bytes are not in it.
 */
export function decodeFile(
  bytes: Uint8Array,
  charset: string | null,
): { encoding: string; text: Iterable<string> } {
  const { encoding } = charset === null ? { encoding: guessEncoding(bytes) } : decoderFor(charset);
  return { encoding, text: decodeChunks(bytes, encoding) };
}

function* decodeChunks(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    yield decodeNext(decoder, bytes.subarray(at, at + CHUNK_BYTES));
  }
  yield decodeNext(decoder);
}

function decodeNext(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new UndecodableFile(decoder.encoding);
  }
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw new Refusal(415, "unsupported_media_type", "The charset of the Content-Type is not known.");
  }
}

function guessEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return guessUtf16(bytes.subarray(0, SAMPLE_BYTES)) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
}

/** Without a mark: the names of columns are ASCII, of which every second byte is zero. */
function guessUtf16(sample: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second] = sample;
  if (first !== undefined && first !== 0 && second === 0) return "utf-16le";
  return first === 0 && second !== undefined && second !== 0 ? "utf-16be" : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
