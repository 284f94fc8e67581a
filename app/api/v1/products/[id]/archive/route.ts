import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";
import { archiveProduct } from "@/lib/products/archive-product";
import { presentProduct } from "@/lib/products/present-product";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentProduct(await archiveProduct(ctx, scope, params.id ?? "")),
}));
