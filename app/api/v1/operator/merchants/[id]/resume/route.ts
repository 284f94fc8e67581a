import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { operatorWriteRoute } from "@/lib/http/operator-route";
import { presentMerchantAccount } from "@/lib/operators/present-merchant-account";
import { resumeMerchant } from "@/lib/operators/resume-merchant";

export const POST = operatorWriteRoute(noFieldsSchema, async ({ ctx, params }) => ({
  status: 200,
  body: presentMerchantAccount(await resumeMerchant(ctx, params.id ?? "")),
}));
