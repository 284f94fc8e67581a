import { listSchema, pageQuery } from "../list-queries";
import { LOGO_TYPES } from "../logo-types";
import { merchantDocumentSchema, merchantSchema } from "../merchant-objects";
import { updateMerchantSchema } from "../merchant-request";
import type { Operation } from "./operation";

export const MERCHANT_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/merchant",
    id: "getMerchant",
    scope: "merchant:read",
    summary: "Read the merchant and its settings of the key's mode",
    status: 200,
    answer: merchantSchema,
  },
  {
    method: "post",
    path: "/merchant",
    id: "updateMerchant",
    scope: "merchant:write",
    summary: "Change settings",
    body: updateMerchantSchema,
    status: 200,
    answer: merchantSchema,
  },
  {
    method: "get",
    path: "/merchant/documents",
    id: "listMerchantDocuments",
    scope: "merchant:read",
    summary: "Versions of the documents that customers agree to, newest first",
    query: pageQuery,
    status: 200,
    answer: listSchema(merchantDocumentSchema),
  },
  {
    method: "post",
    path: "/merchant/logo",
    id: "uploadMerchantLogo",
    scope: "merchant:write",
    summary: "Upload the logo",
    upload: LOGO_TYPES,
    status: 200,
    answer: merchantSchema,
  },
  {
    method: "delete",
    path: "/merchant/logo",
    id: "deleteMerchantLogo",
    scope: "merchant:write",
    summary: "Take the logo away",
    status: 200,
    answer: merchantSchema,
  },
];
