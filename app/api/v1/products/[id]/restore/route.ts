import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";
import { presentProduct } from "@/lib/products/present-product";
import { restoreProduct } from "@/lib/products/restore-product";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentProduct(await restoreProduct(ctx, scope, params.id ?? "")),
}));
