/**
 * Who may import whom: a folder imports from lower rows, and from itself. Asides see what is listed for them alone, and
 * are seen by the rows listed. What is not allowed here is refused: the table is an allow-list.
 */
type Room = { folder: string; sees: readonly string[] };

const CORE = ["lib/core"];
const CONTRACTS = [...CORE, "lib/contracts"];
const DB = [...CONTRACTS, "db"];
/** From here up the interface of providers is seen. */
const EVENTS = [...DB, "lib/providers", "lib/events"];
const OUTBOX = [...EVENTS, "lib/outbox"];
/** These never see one another. */
const AGGREGATES = ["lib/api-keys", "lib/merchants", "lib/people", "lib/products", "lib/webhooks"];
/**
 * One story in many nouns: paying an order, giving money back and asking a phone change one another, so their verbs see one
 * another's folders. That no circle of files comes of it is tested (`no-circles.test.ts`).
 */
const NOUNS = [
  "lib/approvals",
  "lib/confirmations",
  "lib/links",
  "lib/live-mode",
  "lib/orders",
  "lib/payments",
  "lib/phones",
  "lib/refunds",
  "lib/sessions",
  "lib/statements",
  "lib/test-mode",
];
const BELOW_NOUNS = [...OUTBOX, "lib/context", ...AGGREGATES];
const CHECKOUT = [...BELOW_NOUNS, ...NOUNS, "lib/checkout"];
/** What whoever runs the server does, above the merchants. */
const OPERATORS = "lib/operators";
/** What people do at the dashboard: each verb asks the table of roles, then the verb that the API calls. */
const DASHBOARD = "lib/dashboard";
const EDGE = ["lib/http", "lib/due"];
/** Pages and routes call verbs: rows and providers are not for them. */
const APP = [...CHECKOUT, OPERATORS, DASHBOARD, ...EDGE, "components"].filter(
  (room) => room !== "db" && room !== "lib/providers",
);

export const ROOMS: readonly Room[] = [
  { folder: "app", sees: [...APP, "app"] },
  { folder: "proxy.ts", sees: [...APP, "app/plain-answer"] },
  { folder: "instrumentation.ts", sees: APP },
  { folder: "web", sees: [...APP, "web"] },
  { folder: "worker", sees: [...CHECKOUT, ...EDGE, "worker"] },
  // Each of the edge sees itself alone, so that no transport leans on another.
  ...EDGE.map((folder) => ({ folder, sees: [...CHECKOUT, folder] })),
  { folder: OPERATORS, sees: [...CHECKOUT, OPERATORS] },
  { folder: DASHBOARD, sees: [...CHECKOUT, DASHBOARD] },
  { folder: "lib/checkout", sees: CHECKOUT },
  ...NOUNS.map((folder) => ({ folder, sees: [...BELOW_NOUNS, ...NOUNS] })),
  ...AGGREGATES.map((folder) => ({ folder, sees: [...OUTBOX, folder] })),
  { folder: "lib/context", sees: [...OUTBOX, "lib/context"] },
  { folder: "lib/outbox", sees: OUTBOX },
  { folder: "lib/events", sees: EVENTS },
  { folder: "db", sees: DB },
  { folder: "lib/providers", sees: [...CONTRACTS, "lib/providers"] },
  { folder: "lib/contracts", sees: CONTRACTS },
  { folder: "lib/core", sees: CORE },
  // The card field turns a published test number into a token in the browser, with the bank's own list.
  {
    folder: "components",
    sees: [
      ...CONTRACTS,
      "components",
      "lib/providers/sandbox/test-cards",
      "lib/providers/sandbox/tokenise-card",
    ],
  },
  // A client of the API like any other, started from any folder: it knows nothing of ours.
  { folder: "cli", sees: ["cli"] },
  { folder: "embed", sees: [...CONTRACTS, "embed"] },
  // The bank stands at the network's edge: of ours it knows the wire alone.
  { folder: "sandbox", sees: [...CORE, "lib/providers", "sandbox"] },
  { folder: "examples/shop", sees: ["examples/shop"] },
];

/** Where the framework ends: every verb runs in the worker and in a test without it. */
export const NEXT_ROOMS: readonly string[] = ["app", "components", "lib/http", "proxy.ts", "web"];

/** Where statements are written. Everybody else calls a verb, or a function that is named for what it reads. */
export const SQL_ROOMS: readonly string[] = [
  "db",
  "lib/checkout",
  "lib/due",
  "lib/events",
  "lib/http",
  OPERATORS,
  "lib/outbox",
  ...AGGREGATES,
  ...NOUNS,
  // The bank keeps books of its own.
  "sandbox",
];

/** Tools and tests around the product. They see everything and nothing sees them. */
export const OUTSIDE: readonly string[] = ["scripts", "tests", "e2e", "bench"];
