import type { Resource } from "./resource";

/** `live`: from test mode to real money. */
export const live: Resource = {
  help: "whether you are live, what is missing for it, and going live",
  verbs: {
    status: {
      help: "whether you are live, and what you need to be",
      method: "GET",
      path: "/live-mode",
    },
    go: {
      help: "go live with what test mode has; the answer alone shows the live keys",
      method: "POST",
      path: "/live-mode",
    },
  },
};
