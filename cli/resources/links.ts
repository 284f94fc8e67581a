import { EXIT, Failure } from "../exit";
import { type FlagReader, readText, readWholeNumber, readYesOrNo } from "./flag-readers";
import type { Flag, Resource } from "./resource";

/** `prod_…`, or `prod_…=3` for three of it. */
const readItem: FlagReader = (text, name) => {
  const [product = "", quantity, ...more] = text.split("=");
  if (product === "" || quantity === "" || more.length > 0) {
    throw new Failure(EXIT.usage, `${name} is PRODUCT or PRODUCT=QUANTITY, such as ${name} prod_…=2.`);
  }
  return quantity === undefined ? { product } : { product, quantity: readWholeNumber(quantity, name) };
};

const FIELDS: Record<string, Flag> = {
  item: {
    field: "items",
    read: readItem,
    many: "list",
    help: "PRODUCT or PRODUCT=QUANTITY; more than once for several",
  },
  "success-url": { field: "success_url", read: readText, help: "where the customer goes once it is paid" },
  "cancel-url": { field: "cancel_url", read: readText, help: "where the customer goes who gives up" },
  parameter: {
    field: "parameters",
    read: readText,
    many: "list",
    help: "what may stand behind the address, such as quantity; everything unless said",
  },
  "max-orders": {
    field: "max_orders",
    read: readWholeNumber,
    help: "so many orders at the most; 1 for once",
  },
  "expires-at": { field: "expires_at", read: readText, help: "from then on it opens no cart" },
  name: { field: "name", read: readText, help: "for your own people" },
  note: { field: "note", read: readText, help: "likewise" },
};

/** `links`: public addresses that sell products of the catalogue. */
export const links: Resource = {
  help: "make checkout links, find and change them, draw their QR codes",
  verbs: {
    list: {
      help: "links, newest first",
      method: "GET",
      path: "/links",
      columns: ["id", "status", "url", "orders", "max_orders", "expires_at", "name"],
      flags: {
        active: { field: "active", read: readYesOrNo, help: "yes, or no for those that are archived" },
        product: { field: "product", read: readText, help: "that sell this product" },
      },
    },
    get: { help: "a link", words: ["LINK"], method: "GET", path: "/links/{id}" },
    create: {
      help: "make a link; its url is what you give out",
      method: "POST",
      path: "/links",
      flags: {
        slug: {
          field: "slug",
          read: readText,
          help: "behind /l/; twelve symbols unless said, and never changed",
        },
        ...FIELDS,
      },
    },
    update: {
      help: "change a link; what is left out stays",
      words: ["LINK"],
      method: "POST",
      path: "/links/{id}",
      flags: FIELDS,
    },
    archive: {
      help: "take a link out of use; its slug stays taken",
      words: ["LINK"],
      method: "POST",
      path: "/links/{id}/archive",
    },
    restore: {
      help: "put an archived link back into use",
      words: ["LINK"],
      method: "POST",
      path: "/links/{id}/restore",
    },
    qr: {
      help: "the QR code of its address, to --output FILE or standard output",
      words: ["LINK"],
      method: "GET",
      path: "/links/{id}/qr",
      answersFile: true,
      flags: {
        format: { field: "format", read: readText, help: "svg (unless said) or png" },
        size: { field: "size", read: readWholeNumber, help: "in pixels, 512 unless said" },
        margin: { field: "margin", read: readWholeNumber, help: "white around it in modules, 4 unless said" },
      },
    },
  },
};
