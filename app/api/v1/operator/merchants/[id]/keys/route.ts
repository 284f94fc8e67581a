import { issueMerchantKeysSchema } from "@/lib/contracts/merchant-account";
import { operatorWriteRoute } from "@/lib/http/operator-route";
import { issueMerchantKeys } from "@/lib/operators/issue-merchant-keys";

export const POST = operatorWriteRoute(issueMerchantKeysSchema, async ({ ctx, input, params }) => ({
  status: 201,
  body: await issueMerchantKeys(ctx, params.id ?? "", input),
}));
