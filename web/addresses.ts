import { ALL_OPERATIONS } from "@/lib/contracts/operations";

export type Address = { pattern: string; methods: readonly string[] };

const page = (pattern: string): Address => ({ pattern, methods: ["GET"] });
const form = (pattern: string): Address => ({ pattern, methods: ["POST"] });

/** What customers, merchants' people and providers come to. */
const BESIDE_THE_API: readonly Address[] = [
  page("/"),
  page("/c/{secret}"),
  page("/o/{secret}"),
  page("/l/{slug}"),
  page("/logos/{file}"),
  page("/p/{code}"),
  page("/r/{secret}"),
  page("/phone/{secret}"),
  page("/phone/{secret}/manifest.webmanifest"),
  page("/confirm/{secret}"),
  page("/outbox/{secret}"),
  page("/dashboard"),
  page("/dashboard/sessions"),
  page("/dashboard/sign-in"),
  page("/dashboard/sign-in/{secret}"),
  page("/dashboard/{merchant}/{mode}"),
  page("/dashboard/{merchant}/{mode}/orders"),
  page("/dashboard/{merchant}/{mode}/orders/{id}"),
  page("/outbox/{secret}/{id}"),
  page("/.well-known/jwks.json"),
  page("/.well-known/security.txt"),
  form("/api/checkout/{secret}/cart"),
  form("/api/checkout/{secret}/order"),
  form("/api/checkout/{secret}/pay"),
  page("/api/checkout/{secret}/status"),
  page("/api/checkout/{secret}/stream"),
  form("/api/confirm/{secret}"),
  page("/api/countries/{locale}"),
  form("/api/dashboard/sign-in"),
  form("/api/dashboard/sign-in/{secret}"),
  form("/api/dashboard/sign-out"),
  form("/api/dashboard/{merchant}/{mode}/orders/{id}/{action}"),
  form("/api/dashboard/sessions/revoke-all"),
  form("/api/dashboard/sessions/{id}/revoke"),
  page("/api/health"),
  form("/api/phone/{secret}/approve"),
  form("/api/phone/{secret}/push"),
  form("/api/phone/{secret}/reject"),
  page("/api/phone/{secret}/status"),
  page("/api/phone/{secret}/stream"),
  form("/api/webhooks/{provider}/{account}"),
  page("/api/v1/openapi.json"),
  page("/api/v1/errors/{code}"),
];

/** Every address of the product with its methods; HEAD goes where GET goes. A test holds the list to the tree of `app`. */
export const ADDRESSES: readonly Address[] = [...BESIDE_THE_API, ...addressesOfTheApi()];

function addressesOfTheApi(): Address[] {
  const methods = new Map<string, string[]>();
  for (const { path, method } of ALL_OPERATIONS) {
    const pattern = `/api/v1${path}`;
    methods.set(pattern, [...(methods.get(pattern) ?? []), method.toUpperCase()]);
  }
  return [...methods].map(([pattern, known]) => ({ pattern, methods: known }));
}

/** Where the forms stand that are posted to these addresses. */
const PAGES_OF_FORMS: readonly [RegExp, (secret: string) => string][] = [
  [/^\/api\/checkout\/([^/]+)\/(?:cart|order)$/, (secret) => `/c/${secret}`],
  [/^\/api\/checkout\/([^/]+)\/pay$/, (secret) => `/o/${secret}`],
  [/^\/api\/confirm\/([^/]+)$/, (secret) => `/confirm/${secret}`],
  [/^\/api\/dashboard\/sign-in\/([^/]+)$/, (secret) => `/dashboard/sign-in/${secret}`],
  [/^\/api\/phone\/([^/]+)\/(?:approve|push|reject)$/, (secret) => `/phone/${secret}`],
];

/** The page whose form is posted to a path: it shows what has become of the press. Null where there is none. */
export function pageOfForm(path: string): string | null {
  for (const [form, pageOf] of PAGES_OF_FORMS) {
    const [, secret] = form.exec(path) ?? [];
    if (secret !== undefined) return pageOf(secret);
  }
  return null;
}

/** What may be asked of a path; null where nothing is. */
export function methodsAt(path: string): readonly string[] | null {
  const parts = path.split("/");
  return ADDRESSES.find(({ pattern }) => matches(pattern.split("/"), parts))?.methods ?? null;
}

function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  if (pattern.length !== parts.length) return false;
  return pattern.every((expected, index) =>
    expected.startsWith("{") ? parts[index] !== "" : expected === parts[index],
  );
}
