import { MAX_BODY_BYTES } from "@/lib/contracts/limits";
import { fieldError } from "@/lib/contracts/parse";
import { isStorable } from "@/lib/contracts/storable-text";
import { invalidFields, Refusal } from "@/lib/core/errors";

/** The body as text, at most 256 KiB. */
export async function readText(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  return (await readBytes(request, maxBytes)).toString("utf8");
}

/**
 * The body as it is: counted while it arrives, whatever its headers say. What comes behind is left to the server, which
 * drops it: a stream that is canceled would take the connection with it.
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refusal(400, "malformed_request", "The body did not arrive whole.");
    });
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      throw new Refusal(413, "body_too_large", `A body has at most ${maxBytes} bytes.`);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** Parses a JSON body. An empty one is an empty object, so that a POST without fields needs no body. */
export function parseJson(text: string, contentType: string | null): unknown {
  if (text === "") return {};
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? "")) {
    throw new Refusal(415, "unsupported_media_type", "Send Content-Type: application/json.");
  }
  const value = tryParse(text);
  const unstorable = findUnstorable(value);
  if (unstorable) {
    throw invalidFields([fieldError(unstorable, "unstorable_text")]);
  }
  return value;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "malformed_json", "The body is not JSON.");
  }
}

/**
 * Where a text is that PostgreSQL could not keep, be it a value or a key. Walked by a list of its own: a body has room for
 * more brackets than the stack has for calls.
 */
function findUnstorable(value: unknown): string[] | null {
  const ahead: Place[] = [{ value, key: "", within: null }];
  for (let place = ahead.pop(); place; place = ahead.pop()) {
    if (typeof place.value === "string" && !isStorable(place.value)) return pathOf(place);
    if (typeof place.value !== "object" || place.value === null) continue;
    for (const [key, inner] of Object.entries(place.value)) {
      const inside = { value: inner, key, within: place };
      if (!isStorable(key)) return pathOf(inside);
      ahead.push(inside);
    }
  }
  return null;
}

type Place = { value: unknown; key: string; within: Place | null };

function pathOf(place: Place): string[] {
  const path: string[] = [];
  for (let at = place; at.within; at = at.within) path.unshift(at.key);
  return path;
}
