import { suspendMerchantSchema } from "@/lib/contracts/merchant-account";
import { operatorWriteRoute } from "@/lib/http/operator-route";
import { presentMerchantAccount } from "@/lib/operators/present-merchant-account";
import { suspendMerchant } from "@/lib/operators/suspend-merchant";

export const POST = operatorWriteRoute(suspendMerchantSchema, async ({ ctx, input, params }) => ({
  status: 200,
  body: presentMerchantAccount(await suspendMerchant(ctx, params.id ?? "", input.reason)),
}));
