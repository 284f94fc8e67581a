import { readText, readWholeNumber, readYesOrNo } from "./flag-readers";
import type { Flag, Resource } from "./resource";

const FIELDS: Record<string, Flag> = {
  name: { field: "name", read: readText, help: "what the customer reads" },
  reference: { field: "reference", read: readText, help: "your own name for it" },
  description: { field: "description", read: readText, help: "for you and your pages" },
  "quantity-min": { field: "quantity_min", read: readWholeNumber, help: "the least of it in one order" },
  "quantity-max": { field: "quantity_max", read: readWholeNumber, help: "the most of it in one order" },
  price: {
    field: "prices",
    read: readWholeNumber,
    many: "map",
    help: "EUR=1200 for €12.00, in minor units; may be repeated",
  },
  metadata: { field: "metadata", read: readText, many: "map", help: "NAME=VALUE; may be repeated" },
};

const ACTIVE: Flag = {
  field: "active",
  read: readYesOrNo,
  help: "yes: what is sold; no: what is archived",
};

const FILE_TYPES: Record<string, string> = { tsv: "text/tab-separated-values" };

/** `products`: what the merchant sells. */
export const products: Resource = {
  help: "what you sell, and its prices",
  verbs: {
    list: {
      help: "products, newest first",
      method: "GET",
      path: "/products",
      columns: ["id", "reference", "name", "active", "updated_at"],
      flags: {
        search: { field: "search", read: readText, help: "beginnings of words of name and reference" },
        reference: { field: "reference", read: readText, help: "the one with this reference" },
        active: ACTIVE,
      },
    },
    get: { help: "a product", words: ["PRODUCT"], method: "GET", path: "/products/{id}" },
    create: { help: "make a product", method: "POST", path: "/products", flags: FIELDS },
    update: {
      help: "change a product; what is not named stays, --clear prices.EUR takes a price away",
      words: ["PRODUCT"],
      method: "POST",
      path: "/products/{id}",
      flags: FIELDS,
    },
    archive: {
      help: "take a product out of sale",
      words: ["PRODUCT"],
      method: "POST",
      path: "/products/{id}/archive",
    },
    restore: {
      help: "sell an archived product again",
      words: ["PRODUCT"],
      method: "POST",
      path: "/products/{id}/restore",
    },
    import: {
      help: "make and change products by a CSV file, all of it or nothing",
      method: "POST",
      path: "/products/import",
      sendsFile: (name) => FILE_TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "text/csv",
      flags: {
        "dry-run": {
          field: "dry_run",
          read: readText,
          isSwitch: true,
          inQuery: true,
          help: "say what would happen, and change nothing",
        },
        decimal: {
          field: "decimal",
          read: readText,
          inQuery: true,
          help: "point or comma: the sign before decimals",
        },
      },
    },
    export: {
      help: "every product as a CSV file, to --output or on standard output",
      method: "GET",
      path: "/products.csv",
      answersFile: true,
      flags: { active: ACTIVE },
    },
  },
};
