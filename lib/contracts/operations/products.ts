import { z } from "zod";
import { listSchema, productsQuery } from "../list-queries";
import {
  PRODUCT_FILE_TYPES,
  productExportQuery,
  productImportQuery,
  productImportSchema,
} from "../product-import";
import { productSchema } from "../product-objects";
import { createProductSchema, updateProductSchema } from "../product-request";
import type { Operation } from "./operation";

export const PRODUCT_OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/products",
    id: "createProduct",
    scope: "products:write",
    summary: "Create a product",
    body: createProductSchema,
    status: 201,
    answer: productSchema,
  },
  {
    method: "get",
    path: "/products",
    id: "listProducts",
    scope: "products:read",
    summary: "Products, newest first",
    query: productsQuery,
    status: 200,
    answer: listSchema(productSchema),
  },
  {
    method: "get",
    path: "/products.csv",
    id: "exportProducts",
    scope: "products:read",
    summary: "Products as a file that an import takes, oldest first",
    query: productExportQuery,
    status: 200,
    answer: z.string(),
    media: ["text/csv"],
  },
  // Before what has an id in its place.
  {
    method: "post",
    path: "/products/import",
    id: "importProducts",
    scope: "products:write",
    summary: "Import a file of products, all of it or nothing",
    query: productImportQuery,
    upload: PRODUCT_FILE_TYPES,
    status: 200,
    answer: productImportSchema,
  },
  {
    method: "get",
    path: "/products/{id}",
    id: "getProduct",
    scope: "products:read",
    summary: "Read a product",
    status: 200,
    answer: productSchema,
  },
  {
    method: "post",
    path: "/products/{id}",
    id: "updateProduct",
    scope: "products:write",
    summary: "Change a product",
    body: updateProductSchema,
    status: 200,
    answer: productSchema,
  },
  {
    method: "post",
    path: "/products/{id}/archive",
    id: "archiveProduct",
    scope: "products:write",
    summary: "Archive a product: no new session sells it",
    status: 200,
    answer: productSchema,
  },
  {
    method: "post",
    path: "/products/{id}/restore",
    id: "restoreProduct",
    scope: "products:write",
    summary: "Restore an archived product",
    status: 200,
    answer: productSchema,
  },
];
