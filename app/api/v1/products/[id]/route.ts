import { updateProductSchema } from "@/lib/contracts/product-request";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { presentProduct } from "@/lib/products/present-product";
import { readScopedProduct } from "@/lib/products/queries";
import { updateProduct } from "@/lib/products/update-product";

export const GET = readRoute({}, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentProduct(await readScopedProduct(ctx.db, scope, params.id ?? "")),
}));

export const POST = writeRoute(updateProductSchema, async ({ ctx, scope, input, params }) => ({
  status: 200,
  body: presentProduct(await updateProduct(ctx, scope, params.id ?? "", input)),
}));
