import { readText } from "./flag-readers";
import type { Resource } from "./resource";

/** `orders`: find an order and act on it. */
export const orders: Resource = {
  help: "find orders, say that one was paid, cancel one",
  verbs: {
    list: {
      help: "orders, newest first",
      method: "GET",
      path: "/orders",
      columns: ["id", "number", "status", "currency", "total", "customer.email", "created_at"],
      flags: {
        status: { field: "status", read: readText, help: "unpaid, paid, canceled, …" },
        email: { field: "email", read: readText, help: "of this customer" },
        number: { field: "number", read: readText, help: "with this number" },
        reference: { field: "client_reference_id", read: readText, help: "with the shop's own reference" },
      },
    },
    get: {
      help: "an order with its payments",
      words: ["ORDER"],
      method: "GET",
      path: "/orders/{id}",
    },
    "mark-paid": {
      help: "say that the money of a transfer has arrived",
      words: ["ORDER"],
      method: "POST",
      path: "/orders/{id}/mark-paid",
    },
    cancel: {
      help: "cancel an order that nobody has paid",
      words: ["ORDER"],
      method: "POST",
      path: "/orders/{id}/cancel",
    },
  },
};
