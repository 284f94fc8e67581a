import { eq } from "drizzle-orm";
import { connect, type DatabaseClient } from "@/db/client";
import type { Scope } from "@/db/context";
import { events } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import { type PlaceOrderForm, placeOrderSchema } from "@/lib/contracts/customer";
import { type CreateSessionRequest, createSessionSchema } from "@/lib/contracts/session-request";
import { manualClock } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { noLanes } from "@/lib/core/lanes";
import { type Log, silentLog } from "@/lib/core/log";
import { type Random, secureRandom } from "@/lib/core/random";
import { postSafely } from "@/lib/core/safe-fetch/post-safely";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { performDue } from "@/lib/due/perform-due";
import { transact } from "@/lib/events/transact";
import { createMerchant as addMerchant } from "@/lib/merchants/create-merchant";
import { findOrder, type OrderRow } from "@/lib/orders/queries";
import type { Mailer } from "@/lib/outbox/mailer";
import { ONLINE_METHOD_IDS } from "@/lib/payments/methods/online-method-ids";
import { findPayment, type PaymentRow } from "@/lib/payments/queries";
import { receiveProviderEvent } from "@/lib/payments/receive-provider-event";
import { submitPayment } from "@/lib/payments/submit-payment";
import { offlineProvider } from "@/lib/providers/offline/offline-provider";
import type { Provider } from "@/lib/providers/provider";
import { createProviders } from "@/lib/providers/registry";
import { createSandboxProvider } from "@/lib/providers/sandbox/adapter";
import { SIGNATURE_HEADER, signEvent } from "@/lib/providers/sandbox/signature";
import { createSession } from "@/lib/sessions/create-session";
import { placeOrder } from "@/lib/sessions/place-order";
import { createInProcessBank } from "@/sandbox/in-process";
import { createTestDatabase } from "./database";
import { goLive } from "./go-live";

export const START = new Date("2026-11-21T12:00:00.000Z");
export const CARD_TOKEN = "sandbox_card_succeeds_visa";
export const MASTER_SECRET = "a secret for tests, long enough to derive keys";

type Options = {
  random?: Random;
  /** Puts something between us and a provider: a death, a lost answer. */
  wrapProvider?: (provider: Provider) => Provider;
  poolSize?: number;
  log?: Log;
  /** Another way to the world's database than a pool of its own, such as through a pooler. */
  connect?: (databaseUrl: string) => Promise<DatabaseClient>;
  mailer?: Mailer;
  /** Stands in for the network between us and a merchant's `callback_url`. */
  post?: CheckoutContext["post"];
};

export type World = Awaited<ReturnType<typeof createWorld>>;

/**
 * A merchant with both modes, a customer and a bank on a real database of its own: the real verbs, the real sandbox adapter and the real
 * bank logic, on a clock that stands still until it is moved.
 */
export async function createWorld(options: Options = {}) {
  const database = await createTestDatabase();
  const client = await (options.connect?.(database.url) ??
    connect(database.url, options.poolSize ? { poolSize: options.poolSize } : {}));
  const clock = manualClock(START);
  const random = options.random ?? secureRandom;
  const bank = createInProcessBank({ clock, random });
  const wrap = options.wrapProvider ?? ((provider) => provider);
  const ctx: CheckoutContext = {
    db: client.db,
    clock,
    wallClock: clock,
    random,
    log: options.log ?? silentLog,
    keys: deriveKeys(MASTER_SECRET),
    baseUrl: "http://localhost:3000",
    allowLoopback: true,
    providers: createProviders([
      wrap(createSandboxProvider({ ...bank, methods: ONLINE_METHOD_IDS, clock })),
      wrap(offlineProvider),
    ]),
    lanes: noLanes,
    mailer: options.mailer ?? null,
    post: options.post ?? postSafely,
  };
  const scope = await createMerchant(ctx);
  await goLive(ctx, scope);

  return {
    ctx,
    clock,
    bank,
    scope,
    databaseUrl: database.url,
    async close() {
      await client.close();
      await database.drop();
    },
    openSession: (request: Partial<CreateSessionRequest> = {}) => openSession(ctx, scope, request),
    placeOrder: (sessionId: string, method = "card") => place(ctx, sessionId, { payment_method: method }),
    /** Places the order of a customer who fills the form in differently. */
    placeOrderAs: async (sessionId: string, form: Partial<PlaceOrderForm>) =>
      (await place(ctx, sessionId, form)).order,
    /** From nothing to an unpaid order of €24.00. */
    async order(request: Partial<CreateSessionRequest> = {}, method = "card"): Promise<OrderRow> {
      const session = await openSession(ctx, scope, request);
      return (await place(ctx, session.id, { payment_method: method })).order;
    },
    pay: (orderId: string, method = "card", token: string | null = method === "card" ? CARD_TOKEN : null) =>
      submitPayment(ctx, { orderId, method, token, actor: "customer" }),
    /** Brings us every event that the bank has sent by now, `times` over, as its HTTP calls would; answers how many. */
    deliverBankEvents: (times = 1) => deliverBankEvents(ctx, bank, scope.merchantId, times),
    /** Brings us a body that the bank might have sent, signed with its key. */
    async receiveBankEvent(rawBody: string): Promise<void> {
      const headers = new Headers({ [SIGNATURE_HEADER]: signEvent(rawBody, bank.secret, clock) });
      await receive(ctx, scope.merchantId, rawBody, headers);
    },
    /** Looks for due work until there is none left; the clock stands still meanwhile. */
    async runDue(): Promise<void> {
      while ((await performDue(ctx)) > 0);
    },
    /** The types of the events about one object, in order. */
    async told(objectId: string): Promise<string[]> {
      const rows = await ctx.db
        .select({ type: events.type })
        .from(events)
        .where(eq(events.objectId, objectId))
        .orderBy(events.position);
      return rows.map((row) => row.type);
    },
    async readOrder(id: string): Promise<OrderRow> {
      return must(await findOrder(ctx.db, id), "the order");
    },
    async payment(id: string): Promise<PaymentRow> {
      return must(await findPayment(ctx.db, id), "the payment");
    },
  };
}

/** Another merchant beside the world's own, with nothing but its settings of test mode. */
export async function createMerchant(ctx: CheckoutContext): Promise<Scope> {
  return transact(ctx, (inside) =>
    addMerchant(inside, {
      name: "Fjord Tea",
      supportEmail: "help@fjordtea.example",
      brandColor: "#0f5c4d",
      terms: { url: "https://fjordtea.example/terms", version: "2026-10" },
      personalData: { url: "https://fjordtea.example/privacy", version: "2026-09" },
      defaultCurrency: "EUR",
      defaultCountry: "DE",
      embedOrigins: ["https://fjordtea.example"],
      bankAccounts: [
        {
          holder: "Fjord Tea",
          iban: "DE89370400440532013000",
          bic: "COBADEFFXXX",
          bank: "Commerzbank",
          currency: null,
        },
      ],
    }),
  );
}

function openSession(
  ctx: CheckoutContext,
  scope: Scope,
  request: Partial<CreateSessionRequest>,
): Promise<CheckoutSessionObject> {
  const whole = createSessionSchema.parse({
    currency: "EUR",
    country: "DE",
    success_url: "https://fjordtea.example/thanks",
    items: [{ name: "Assam, 250 g", unit_amount: 1200, quantity: 2, adjustable: { min: 1, max: 10 } }],
    ...request,
  });
  return transact(ctx, (inside) => createSession(inside, scope, whole));
}

function place(ctx: CheckoutContext, sessionId: string, typed: Partial<PlaceOrderForm>) {
  const form = placeOrderSchema.parse({
    email: "ada@customer.example",
    name: "Ada Customer",
    country: "DE",
    is_company: false,
    company_name: "",
    tax_id: "",
    payment_method: "card",
    consent_terms: true,
    consent_personal_data: true,
    ...typed,
  });
  return transact(ctx, (inside) => placeOrder(inside, { sessionId, form, locale: "en" }));
}

async function deliverBankEvents(
  ctx: CheckoutContext,
  bank: ReturnType<typeof createInProcessBank>,
  account: string,
  times: number,
): Promise<number> {
  const sent = await bank.takeEvents();
  for (const { rawBody, headers } of sent) {
    for (let time = 0; time < times; time += 1) {
      await receive(ctx, account, rawBody, headers);
    }
  }
  return sent.length;
}

async function receive(
  ctx: CheckoutContext,
  account: string,
  rawBody: string,
  headers: Headers,
): Promise<void> {
  const received = await receiveProviderEvent(ctx, { provider: "sandbox", account, rawBody, headers });
  if (received !== "stored") throw new Error(`the bank's event was refused: ${received}`);
}
