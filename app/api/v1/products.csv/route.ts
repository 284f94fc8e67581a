import { productExportQuery } from "@/lib/contracts/product-import";
import { readRoute } from "@/lib/http/merchant-route";
import { readQuery } from "@/lib/http/read-query";
import { textStream } from "@/lib/http/text-stream";
import { exportProducts } from "@/lib/products/export-products";

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const filter = readQuery(productExportQuery, url);
  const headers = {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="products.csv"',
  };
  return { status: 200, body: await textStream(exportProducts(ctx.db, scope, filter)), headers };
});
