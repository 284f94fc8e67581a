import { updateMerchantAccountSchema } from "@/lib/contracts/merchant-account";
import { operatorReadRoute, operatorWriteRoute } from "@/lib/http/operator-route";
import { presentMerchantAccount } from "@/lib/operators/present-merchant-account";
import { readMerchantAccount } from "@/lib/operators/queries";
import { readVolumes } from "@/lib/operators/read-volumes";
import { updateMerchantAccount } from "@/lib/operators/update-merchant-account";

export const GET = operatorReadRoute(async ({ ctx, params: { id = "" } }) => {
  const account = presentMerchantAccount(await readMerchantAccount(ctx.db, id));
  const volumes = await readVolumes(ctx, [id]);
  return { status: 200, body: { ...account, volume: volumes.get(id) ?? [] } };
});

export const POST = operatorWriteRoute(updateMerchantAccountSchema, async ({ ctx, input, params }) => ({
  status: 200,
  body: presentMerchantAccount(await updateMerchantAccount(ctx, params.id ?? "", input)),
}));
