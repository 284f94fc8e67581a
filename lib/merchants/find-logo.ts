import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { merchantLogos } from "@/db/schema";
import type { LogoType } from "@/lib/contracts/logo-types";
import { hashOfLogo, logoAddress } from "./logo-address";

/** The picture at `/logos/{file}`, whoever has uploaded it: an address says nothing but what its bytes are. */
export async function findLogo(
  db: Database,
  file: string,
): Promise<{ type: LogoType; bytes: Uint8Array } | null> {
  const hash = hashOfLogo(file);
  if (hash === null) return null;
  const [logo] = await db
    .select({ type: merchantLogos.type, bytes: merchantLogos.bytes })
    .from(merchantLogos)
    .where(eq(merchantLogos.hash, hash))
    .limit(1);
  return logo && logoAddress(hash, logo.type) === `/logos/${file}` ? logo : null;
}
