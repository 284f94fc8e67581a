import { changeMerchant } from "@/lib/checkout/change-merchant";
import { updateMerchantSchema } from "@/lib/contracts/merchant-request";
import { must } from "@/lib/core/invariant";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { presentMerchant } from "@/lib/merchants/present-merchant";
import { readSettings } from "@/lib/merchants/queries";

export const GET = readRoute({}, async ({ ctx, scope }) => {
  const merchant = must(await readSettings(ctx.db, scope), "the merchant of a key");
  return { status: 200, body: presentMerchant(ctx, merchant) };
});

export const POST = writeRoute(updateMerchantSchema, async ({ ctx, scope, input }) => ({
  status: 200,
  body: await changeMerchant(ctx, scope, input),
}));
