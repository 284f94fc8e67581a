import { readText } from "./flag-readers";
import type { Resource } from "./resource";

/** `statements`: what the bank says has come. */
export const statements: Resource = {
  help: "hand in bank statements, and see what their transfers have paid",
  verbs: {
    import: {
      help: "hand in a CAMT.052, .053, .054, MT940 or MT942; the same again changes nothing",
      method: "POST",
      path: "/bank-statements",
      sendsFile: (name) => (/\.xml$/i.test(name) ? "application/xml" : "text/plain"),
    },
    entries: {
      help: "entries of statements, newest first",
      method: "GET",
      path: "/bank-entries",
      columns: ["id", "status", "reason", "direction", "amount", "currency", "counterparty.name", "text"],
      flags: { status: { field: "status", read: readText, help: "unmatched, matched or ignored" } },
    },
    match: {
      help: "say which order an unmatched transfer has paid",
      words: ["ENTRY"],
      method: "POST",
      path: "/bank-entries/{id}/match",
      flags: { order: { field: "order", read: readText, help: "ord_…" } },
    },
  },
};
