import type { Resource } from "./resource";

/** `operator`: the server as a whole, for whoever runs it. */
export const operator: Resource = {
  help: "whether the server is well, and what waits to be done",
  key: "operator",
  verbs: {
    health: {
      help: "whether the parts of the server do their work",
      method: "GET",
      path: "/operator/health",
    },
    queues: {
      help: "what waits to be done, by kind",
      method: "GET",
      path: "/operator/queues",
    },
  },
};
