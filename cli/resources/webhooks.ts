import { readText } from "./flag-readers";
import type { Resource } from "./resource";

/** `webhooks`: endpoints that events are sent to. */
export const webhooks: Resource = {
  help: "endpoints that events are sent to",
  verbs: {
    list: {
      help: "every endpoint",
      method: "GET",
      path: "/webhook-endpoints",
      columns: ["id", "url", "status", "created_at"],
    },
    get: {
      help: "an endpoint",
      words: ["ENDPOINT"],
      method: "GET",
      path: "/webhook-endpoints/{id}",
    },
    create: {
      help: "open an endpoint; its secret is shown",
      method: "POST",
      path: "/webhook-endpoints",
      flags: {
        "send-to": { field: "url", read: readText, help: "where events are posted" },
        type: {
          field: "event_types",
          read: readText,
          many: "list",
          help: "this type of event; may be repeated",
        },
      },
    },
    test: {
      help: "send an event that means nothing",
      words: ["ENDPOINT"],
      method: "POST",
      path: "/webhook-endpoints/{id}/test",
    },
    enable: {
      help: "open an endpoint again that was closed",
      words: ["ENDPOINT"],
      method: "POST",
      path: "/webhook-endpoints/{id}/enable",
    },
    delete: {
      help: "delete an endpoint",
      words: ["ENDPOINT"],
      method: "DELETE",
      path: "/webhook-endpoints/{id}",
    },
  },
};
