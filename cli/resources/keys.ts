import { checkKeys } from "../commands/check-keys";
import { parseDuration } from "../parse-duration";
import { readText, readWholeNumber } from "./flag-readers";
import type { Flag, Resource } from "./resource";

const expiry: Record<string, Flag> = {
  "expires-in": { field: "expires_in", read: parseDuration, help: "the key's life: 90d, 12h" },
  "expires-at": { field: "expires_at", read: readText, help: "its end, such as 2027-01-31T00:00:00Z" },
};

/** `keys`: who may call the API, and what each may do. */
export const keys: Resource = {
  help: "make, roll and revoke API keys; find leaked ones in a text",
  verbs: {
    list: {
      help: "every key, newest first; the keys themselves are shown by nobody",
      method: "GET",
      path: "/api-keys",
      columns: ["id", "name", "kind", "last_four", "status", "last_used_at", "expires_at"],
    },
    get: {
      help: "a key",
      words: ["KEY"],
      method: "GET",
      path: "/api-keys/{id}",
    },
    create: {
      help: "make a key; it is shown this once",
      method: "POST",
      path: "/api-keys",
      flags: {
        name: { field: "name", read: readText, help: "what it is for" },
        kind: { field: "kind", read: readText, help: "secret, restricted or publishable" },
        scope: {
          field: "scopes",
          read: readText,
          many: "list",
          help: "what a restricted one may do, such as orders:read; may be repeated",
        },
        ...expiry,
      },
    },
    update: {
      help: "rename a key, or leave a restricted one fewer scopes",
      words: ["KEY"],
      method: "POST",
      path: "/api-keys/{id}",
      flags: {
        name: { field: "name", read: readText, help: "what it is for" },
        scope: { field: "scopes", read: readText, many: "list", help: "what it keeps; may be repeated" },
      },
    },
    roll: {
      help: "replace a key by a new one, which is shown this once",
      words: ["KEY"],
      method: "POST",
      path: "/api-keys/{id}/roll",
      flags: {
        "overlap-hours": {
          field: "overlap_hours",
          read: readWholeNumber,
          help: "for so long the old one goes on: 0 to 168, 24 unless said",
        },
        ...expiry,
      },
    },
    revoke: {
      help: "end a key at once",
      words: ["KEY"],
      method: "POST",
      path: "/api-keys/{id}/revoke",
    },
    check: {
      help: "find keys in the text on standard input; ends with 1 where there is one; asks no server",
      run: ({ output }) => checkKeys(process.stdin, output),
    },
  },
};
