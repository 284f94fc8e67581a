import type { LogoType } from "@/lib/contracts/logo-types";

const ENDINGS: Record<LogoType, string> = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" };
const ADDRESS = /^(?:\/logos\/)?([0-9a-f]{64})\.(?:png|jpg|webp)$/;

/** Where a picture of those bytes is served. Other bytes have another address, so it may be kept for good. */
export function logoAddress(hash: string, type: LogoType): string {
  return `/logos/${hash}.${ENDINGS[type]}`;
}

/** The hash in an address of ours or in its last part; null for any other. */
export function hashOfLogo(address: string): string | null {
  return ADDRESS.exec(address)?.[1] ?? null;
}
