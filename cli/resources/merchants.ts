import { readText, readWholeNumber, readYesOrNo } from "./flag-readers";
import type { Resource } from "./resource";

const limit = {
  field: "limits.requests_per_second",
  read: readWholeNumber,
  help: "calls of the API a second; --clear limits.requests_per_second for no limit of its own",
};

/** `merchants`: who sells on this server, for whoever runs it. */
export const merchants: Resource = {
  help: "create, find, suspend merchants, for whoever runs the server",
  key: "operator",
  verbs: {
    create: {
      help: "a new merchant; its keys are shown this once",
      method: "POST",
      path: "/operator/merchants",
      flags: {
        name: { field: "name", read: readText, help: "of the shop" },
        "support-email": { field: "support_email", read: readText, help: "where customers write to" },
        country: { field: "default_country", read: readText, help: "where it sells, such as DE" },
        currency: {
          field: "default_currency",
          read: readText,
          help: "EUR, …; that of the country by itself",
        },
        "terms-url": { field: "terms_url", read: readText, help: "its terms of sale" },
        "personal-data-url": {
          field: "personal_data_url",
          read: readText,
          help: "its word on personal data",
        },
        "brand-color": { field: "brand_color", read: readText, help: "#rrggbb" },
        "webhook-url": {
          field: "webhook_url",
          read: readText,
          help: "where all events of test mode are posted",
        },
        "owner-email": {
          field: "owner_email",
          read: readText,
          help: "who may sign in to the dashboard as owner; the answer has a link",
        },
        "requests-per-second": limit,
      },
    },
    list: {
      help: "merchants, newest first",
      method: "GET",
      path: "/operator/merchants",
      columns: ["id", "name", "status", "live_since", "created_at"],
      flags: {
        search: { field: "search", read: readText, help: "an id, or a part of a name" },
        status: { field: "status", read: readText, help: "active or suspended" },
        volume: { field: "volume", read: readText, help: "true: with the volume of each" },
      },
    },
    get: {
      help: "a merchant, with what it was paid and gave back in the last 30 days",
      words: ["MERCHANT"],
      method: "GET",
      path: "/operator/merchants/{id}",
    },
    update: {
      help: "another name or another limit",
      words: ["MERCHANT"],
      method: "POST",
      path: "/operator/merchants/{id}",
      flags: {
        name: { field: "name", read: readText, help: "as you know it; customers read the merchant's own" },
        "requests-per-second": limit,
      },
    },
    suspend: {
      help: "it sells nothing more; what is under way is finished",
      words: ["MERCHANT"],
      method: "POST",
      path: "/operator/merchants/{id}/suspend",
      flags: { reason: { field: "reason", read: readText, help: "why; the merchant reads it" } },
    },
    resume: {
      help: "it may sell again",
      words: ["MERCHANT"],
      method: "POST",
      path: "/operator/merchants/{id}/resume",
    },
    "allow-live": {
      help: "say that it may go live; it does so itself, once the rest of its list is done",
      words: ["MERCHANT"],
      method: "POST",
      path: "/operator/merchants/{id}/allow-live",
    },
    keys: {
      help: "new keys for one that has lost its own; they are shown this once",
      words: ["MERCHANT"],
      method: "POST",
      path: "/operator/merchants/{id}/keys",
      flags: {
        live: { field: "livemode", read: readYesOrNo, help: "yes: of live mode" },
        "revoke-others": { field: "revoke_others", read: readYesOrNo, help: "yes: the others end at once" },
      },
    },
  },
};
