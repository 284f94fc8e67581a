import { createHash } from "node:crypto";
import { encodeBase32 } from "@/lib/core/base32";
import type { Random } from "@/lib/core/random";
import { crc32 } from "./crc32";

/** Secret: everything of its mode. Publishable: what a browser may know. Restricted: what its scopes say. */
export const API_KEY_KINDS = ["secret", "publishable", "restricted"] as const;
export type ApiKeyKind = (typeof API_KEY_KINDS)[number];
export type ApiKeyTraits = { kind: ApiKeyKind; livemode: boolean };

const KIND_PREFIXES = { secret: "sk", publishable: "pk", restricted: "rk" } as const satisfies Record<
  ApiKeyKind,
  string
>;
const RANDOM_BYTES = 20;
const CHECKSUM_LENGTH = 6;
const LAST_LENGTH = 4;
const API_KEY = /^(([spr]k)_(test|live)_[0-9a-hjkmnp-tv-z]{32})([0-9a-hjkmnp-tv-z]{6})$/;

/**
 * A new key: `sk_test_`, `sk_live_`, or the same with `pk` or `rk`, 32 random symbols (160 bits) and a checksum of 6. The
 * checksum keeps nobody out: it lets a scanner tell a leaked key from noise, and us refuse a mistyped one without a query.
 */
export function newApiKey({ kind, livemode }: ApiKeyTraits, random: Random): string {
  const mode = livemode ? "live" : "test";
  const start = `${KIND_PREFIXES[kind]}_${mode}_${encodeBase32(random.bytes(RANDOM_BYTES))}`;
  return start + checksumOf(start);
}

/** What a well-formed key claims to be, or null. It says nothing about whether such a key exists. */
export function parseApiKey(text: string): ApiKeyTraits | null {
  const [, start, prefix, mode, checksum] = API_KEY.exec(text) ?? [];
  if (start === undefined || checksumOf(start) !== checksum) return null;
  const kind = API_KEY_KINDS.find((known) => KIND_PREFIXES[known] === prefix);
  return kind === undefined ? null : { kind, livemode: mode === "live" };
}

/**
 * What is stored in place of a key: SHA-256 in lower-case hexadecimal. A slow hash would add nothing, since 160 random
 * bits cannot be guessed; and a lookup by hash leaks no timing that helps to find a key.
 */
export function hashApiKey(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What may be shown of a key after it was created. */
export function lastFour(text: string): string {
  return text.slice(-LAST_LENGTH);
}

/** The first 30 bits of the CRC32, most significant first, six symbols of five bits. */
function checksumOf(start: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(Buffer.from(start)));
  return encodeBase32(bytes).slice(0, CHECKSUM_LENGTH);
}
