import { getTableName, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Scope } from "@/db/context";
import * as schema from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { DAY_MS } from "@/lib/core/clock";
import type { Environment } from "@/lib/core/environment";
import { newId } from "@/lib/core/ids";
import { type ApiKeyTraits, hashApiKey, lastFour, newApiKey } from "@/lib/core/secrets/api-key";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { hashOperatorKeys } from "@/lib/core/secrets/operator-key";
import { findRoute, type Method } from "./api-routes";
import { createMerchant, createWorld } from "./checkout-world";
import { checkInvariants } from "./invariants";

export type ApiWorld = Awaited<ReturnType<typeof createApiWorld>>;

export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; empty where the answer is not a JSON object. */
  body: Record<string, unknown>;
  as<Schema extends z.ZodType>(schema: Schema): z.output<Schema>;
};

type CallOptions = {
  /** Sent as it is where it is text or a file, else as JSON. */
  body?: unknown;
  /** The world's secret key unless said otherwise; null for none. */
  key?: string | null;
  headers?: Record<string, string>;
};

/** A whole request for a hosted session of €24.00. */
export const SESSION_REQUEST = {
  currency: "EUR",
  country: "DE",
  success_url: "https://fjordtea.example/thanks",
  items: [{ name: "Assam, 250 g", unit_amount: 1200, quantity: 2, adjustable: { min: 1, max: 10 } }],
} as const;

/** What a customer types on the cart page, by the names of the fields. */
export const ORDER_FIELDS = {
  email: "ada@customer.example",
  name: "Ada Customer",
  country: "DE",
  payment_method: "card",
  consent_terms: "on",
  consent_personal_data: "on",
} as const;

/** The world with its HTTP surface in front: the real route handlers, called as the web server would call them. */
export async function createApiWorld({
  remembersCallers = false,
  ...options
}: Parameters<typeof createWorld>[0] & { remembersCallers?: boolean } = {}) {
  const world = await createWorld(options);
  const { ctx, scope } = world;
  const other = await createMerchant(ctx);
  // This process's web server is now this world's: what an earlier one listened to is not its database.
  Object.assign(globalThis, {
    opentill: { environment: environmentOf(world), ctx, remembersCallers },
    opentillWakes: undefined,
    opentillCallers: undefined,
  });
  const keys = {
    secret: await issueKey(ctx, scope, "secret"),
    publishable: await issueKey(ctx, scope, "publishable"),
    live: await issueKey(ctx, { ...scope, livemode: true }, "secret"),
    otherSecret: await issueKey(ctx, other, "secret"),
    otherPublishable: await issueKey(ctx, other, "publishable"),
  };
  const send = (method: Method, path: string, init: RequestInit) => answerOf(sendTo(ctx, method, path, init));

  return {
    ...world,
    other,
    keys,
    issueKey: (of: Scope, kind: ApiKeyTraits["kind"], more?: Partial<KeyRow>) =>
      issueKey(ctx, of, kind, more),
    /** One call of the merchant API; `path` begins behind `/api/v1`. */
    call: (method: Method, path: string, { body, key = keys.secret, headers = {} }: CallOptions = {}) =>
      send(method, `/api/v1${path}`, {
        ...(body === undefined ? {} : { body: bodyOf(body) }),
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { "content-type": typeOf(body) }),
          ...headers,
        },
      }),
    /** Any other address of the server. */
    visit: (method: Method, path: string, init: RequestInit = {}) => send(method, path, init),
    /** A form of the payment page, as its scripts post it. */
    submit: (path: string, fields: Iterable<[string, string]> | Record<string, string>) =>
      send("POST", path, formOf(fields, { accept: "application/json" })),
    /** The same form from a page without scripts. */
    submitPlainly: (path: string, fields: Iterable<[string, string]> | Record<string, string>) =>
      send("POST", path, formOf(fields, { accept: "text/html" })),
    /** The response itself, for what is not over at once. */
    open: (path: string, init: RequestInit = {}) => sendTo(ctx, "GET", path, init),
    secretOf: (id: string) => linkSecret(ctx.keys.links, id),
    countRows: () => countRows(ctx),
    /** Lets arrive what is still on its way, holds the books to every invariant, and closes. */
    async finish(): Promise<void> {
      world.clock.advance(DAY_MS);
      await world.deliverBankEvents();
      await world.runDue();
      await checkInvariants(world);
      await world.close();
    },
  };
}

function typeOf(body: unknown): string {
  return body instanceof Blob ? body.type : "application/json";
}

function bodyOf(body: unknown): BodyInit {
  return typeof body === "string" || body instanceof Blob ? body : JSON.stringify(body);
}

type KeyRow = Pick<typeof schema.apiKeys.$inferInsert, "scopes" | "expiresAt" | "revokedAt">;

async function issueKey(
  ctx: CheckoutContext,
  { merchantId, livemode }: Scope,
  kind: ApiKeyTraits["kind"],
  more: Partial<KeyRow> = {},
): Promise<string> {
  const key = newApiKey({ kind, livemode }, ctx.random);
  await ctx.db.insert(schema.apiKeys).values({
    id: newId("apiKey", ctx),
    merchantId,
    livemode,
    kind,
    hash: hashApiKey(key),
    lastFour: lastFour(key),
    createdAt: ctx.clock.now(),
    ...more,
  });
  return key;
}

/** The server's own, above all merchants. */
export const OPERATOR_KEY = "op_4r8k2m9x1c7v5b3n6q0w8e4t2y9u1i7p";

const NO_HURRY = { statementMs: 60_000, lockMs: 60_000, idleTransactionMs: 60_000, connectionMs: 60_000 };

function environmentOf({ ctx, databaseUrl }: { ctx: CheckoutContext; databaseUrl: string }): Environment {
  return {
    database: { url: databaseUrl, directUrl: databaseUrl, prepares: true, limits: NO_HURRY },
    baseUrl: ctx.baseUrl,
    secret: "the keys of the context are made already",
    operatorKeyHashes: hashOperatorKeys(OPERATOR_KEY),
    sandbox: null,
    mail: null,
    allowLoopback: ctx.allowLoopback,
    trustedCountryHeader: null,
    trustedAddressHeader: null,
    rateLimits: {
      callsPerKey: null,
      callsPerMerchant: null,
      callsPerAddress: null,
      pagesPerAddress: null,
      misses: null,
    },
    stopWithinMs: 8_000,
    securityContact: "mailto:security@localhost",
    logLevel: "silent",
  };
}

async function sendTo(
  ctx: CheckoutContext,
  method: Method,
  path: string,
  init: RequestInit,
): Promise<Response> {
  const url = new URL(path, ctx.baseUrl);
  const route = findRoute(method, url.pathname);
  if (!route) throw new Error(`there is no ${method} ${url.pathname}`);
  const params = Promise.resolve(route.params) as Promise<never>;
  return route.handler(new Request(url, { method, ...init }), { params });
}

async function answerOf(responding: Promise<Response>): Promise<Answer> {
  const response = await responding;
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const value: unknown = isJson ? JSON.parse(text) : {};
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: typeof value === "object" && value !== null ? { ...value } : {},
    as: (schema) => schema.parse(value),
  };
}

function formOf(
  fields: Iterable<[string, string]> | Record<string, string>,
  headers: Record<string, string>,
): RequestInit {
  const pairs = Symbol.iterator in fields ? [...fields] : Object.entries(fields);
  return {
    body: new URLSearchParams(pairs).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  };
}

const COUNTED = [
  schema.products,
  schema.prices,
  schema.checkoutSessions,
  schema.checkoutItems,
  schema.orders,
  schema.orderItems,
  schema.consents,
  schema.payments,
  schema.refunds,
  schema.refundItems,
  schema.refundRequests,
  schema.events,
  schema.transitions,
  schema.webhookEndpoints,
  schema.webhookDeliveries,
  schema.providerEvents,
  schema.idempotencyKeys,
] as const;

/** How many rows each table has that a request could have written to. */
async function countRows(ctx: CheckoutContext): Promise<Record<string, number>> {
  const counts = sql.join(
    COUNTED.map(
      (table) => sql`(select count(*) from ${table})::int as ${sql.identifier(getTableName(table))}`,
    ),
    sql`, `,
  );
  const [row] = await ctx.db.execute<Record<string, number>>(sql`select ${counts}`);
  return { ...row };
}
