import { MAX_IMPORT_BYTES } from "@/lib/contracts/limits";
import { PRODUCT_FILE_TYPES, productImportQuery } from "@/lib/contracts/product-import";
import { fileRoute } from "@/lib/http/file-route";
import { readQuery } from "@/lib/http/read-query";
import { readProductFile } from "@/lib/products/file/read-product-file";
import { importProducts } from "@/lib/products/import-products";

const file = {
  maxBytes: MAX_IMPORT_BYTES,
  types: PRODUCT_FILE_TYPES,
  read: async ({ bytes, charset, url }: { bytes: Uint8Array; charset: string | null; url: URL }) => {
    const { decimal, dry_run: isDryRun } = readQuery(productImportQuery, url);
    return { file: await readProductFile(bytes, { charset, decimal }), isDryRun };
  },
};

export const POST = fileRoute(file, async ({ ctx, scope, input }) => ({
  status: 200,
  body: await importProducts(ctx, scope, input.file, { isDryRun: input.isDryRun }),
}));
