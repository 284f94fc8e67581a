import { EXIT, Failure } from "../exit";
import { readJson, readText, readWholeNumber } from "./flag-readers";
import type { Resource } from "./resource";

const LOGO_TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
};

/** `merchant`: settings of the key's mode. */
export const merchant: Resource = {
  help: "your settings of the key's mode",
  verbs: {
    get: { help: "the settings", method: "GET", path: "/merchant" },
    update: {
      help: "change settings; what is not said stays",
      method: "POST",
      path: "/merchant",
      flags: {
        name: { field: "name", read: readText, help: "as customers read it" },
        "support-email": { field: "support_email", read: readText, help: "shown to customers" },
        color: { field: "brand.color", read: readText, help: "#rrggbb" },
        "terms-url": { field: "documents.terms.url", read: readText, help: "with --terms-version" },
        "terms-version": { field: "documents.terms.version", read: readText, help: "with --terms-url" },
        "personal-data-url": {
          field: "documents.personal_data.url",
          read: readText,
          help: "with --personal-data-version",
        },
        "personal-data-version": {
          field: "documents.personal_data.version",
          read: readText,
          help: "with --personal-data-url",
        },
        country: { field: "default_country", read: readText, help: "such as DE" },
        currency: { field: "default_currency", read: readText, help: "such as EUR" },
        locale: { field: "default_locale", read: readText, help: "a language of the page" },
        confirmation: { field: "confirmation.mode", read: readText, help: "automatic, manual or callback" },
        "confirm-within": {
          field: "confirmation.within_minutes",
          read: readWholeNumber,
          help: "minutes to confirm in",
        },
        "embed-origin": {
          field: "embed_origins",
          read: readText,
          many: "list",
          help: "may hold the page in a frame; may be repeated",
        },
        "payment-method": {
          field: "payment_methods",
          read: readText,
          many: "list",
          help: "in the order of the page; may be repeated",
        },
        "payment-methods-in": {
          field: "payment_methods_by_country",
          read: (text) => text.split(","),
          many: "map",
          help: "COUNTRY=METHOD,METHOD; may be repeated",
        },
        "bank-account": {
          field: "bank_accounts",
          read: readJson,
          many: "list",
          help: "a JSON object with holder, iban, bic, bank, currency; may be repeated",
        },
        "customer-email": {
          field: "customer_emails",
          read: readText,
          many: "list",
          help: "a letter that Opentill writes to customers; may be repeated",
        },
        "reminder-day": {
          field: "reminder_days",
          read: readWholeNumber,
          many: "list",
          help: "after an order was placed; may be repeated",
        },
      },
    },
    documents: {
      help: "versions of your documents, newest first",
      method: "GET",
      path: "/merchant/documents",
      columns: ["document", "version", "url", "created_at"],
    },
    logo: {
      help: "upload a logo: PNG, JPEG or WebP",
      method: "POST",
      path: "/merchant/logo",
      sendsFile: typeOfLogo,
    },
    "remove-logo": { help: "take the logo away", method: "DELETE", path: "/merchant/logo" },
  },
};

function typeOfLogo(name: string): string {
  const type = LOGO_TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""];
  if (!type) throw new Failure(EXIT.usage, "A logo is a .png, .jpg or .webp file.");
  return type;
}
