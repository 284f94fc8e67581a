import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { operatorWriteRoute } from "@/lib/http/operator-route";
import { allowLive } from "@/lib/live-mode/allow-live";
import { presentMerchantAccount } from "@/lib/operators/present-merchant-account";
import { readMerchantAccount } from "@/lib/operators/queries";

export const POST = operatorWriteRoute(noFieldsSchema, async ({ ctx, params: { id = "" } }) => {
  await allowLive(ctx, id);
  return { status: 200, body: presentMerchantAccount(await readMerchantAccount(ctx.tx, id)) };
});
