import { createHash } from "node:crypto";
import { and, eq, notInArray } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { merchantLogos } from "@/db/schema";
import { MAX_LOGO_PX, MIN_LOGO_PX } from "@/lib/contracts/limits";
import type { MerchantObject } from "@/lib/contracts/merchant-objects";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { hashOfLogo, logoAddress } from "./logo-address";
import { lockSettings } from "./queries";
import { type Picture, readPicture } from "./read-picture";
import { writeSettings } from "./write-settings";

/**
 * Keeps the picture and shows it as the logo from now on, at an address that its bytes decide. The one before stays, for
 * pages that are open; older ones go. Null takes the logo away.
 *
 * Refused (422): bytes that are no picture of the type that was named, and one outside 16 to 2,048 pixels.
 */
export async function changeLogo(
  ctx: TransactionContext,
  scope: Scope,
  upload: { type: string; bytes: Uint8Array } | null,
): Promise<MerchantObject> {
  const before = await lockSettings(ctx.tx, scope);
  if (upload === null) return writeSettings(ctx, before, { logoUrl: null });
  const picture = checkPicture(upload);
  const hash = createHash("sha256").update(upload.bytes).digest("hex");
  const { merchantId, livemode } = scope;
  await ctx.tx
    .insert(merchantLogos)
    .values({ merchantId, livemode, hash, ...picture, bytes: upload.bytes, createdAt: ctx.clock.now() })
    .onConflictDoNothing();
  const hashBefore = before.logoUrl && hashOfLogo(before.logoUrl);
  await ctx.tx
    .delete(merchantLogos)
    .where(
      and(
        eq(merchantLogos.merchantId, merchantId),
        eq(merchantLogos.livemode, livemode),
        notInArray(merchantLogos.hash, hashBefore ? [hash, hashBefore] : [hash]),
      ),
    );
  return writeSettings(ctx, before, { logoUrl: logoAddress(hash, picture.type) });
}

function checkPicture({ type, bytes }: { type: string; bytes: Uint8Array }): Picture {
  const picture = readPicture(bytes);
  if (picture === null || picture.type !== type) throw invalidFields([fieldError([], "logo_unreadable")]);
  const sides = [picture.widthPx, picture.heightPx];
  if (sides.every((side) => side >= MIN_LOGO_PX && side <= MAX_LOGO_PX)) return picture;
  throw invalidFields([fieldError([], "logo_size_out_of_range")]);
}
