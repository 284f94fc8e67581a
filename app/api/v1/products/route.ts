import { productsQuery } from "@/lib/contracts/list-queries";
import { createProductSchema } from "@/lib/contracts/product-request";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { createProduct } from "@/lib/products/create-product";
import { listProducts } from "@/lib/products/list-products";
import { presentProduct } from "@/lib/products/present-product";
import { readWholeProducts } from "@/lib/products/queries";

export const POST = writeRoute(createProductSchema, async ({ ctx, scope, input }) => ({
  status: 201,
  body: presentProduct(await createProduct(ctx, scope, input)),
}));

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const { limit, cursor, ...filter } = readQuery(productsQuery, url);
  const rows = await listProducts(ctx.db, scope, filter, { before: idBehind(cursor), limit: limit + 1 });
  const wholes = await readWholeProducts(ctx.db, rows);
  return { status: 200, body: pageOf(wholes.map(presentProduct), limit, (product) => product) };
});
