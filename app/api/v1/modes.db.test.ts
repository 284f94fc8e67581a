import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queue } from "@/lib/checkout/messages/test-support";
import { OPERATIONS, type Operation } from "@/lib/contracts/operations";
import { COUNTRIES } from "@/lib/core/countries";
import { must } from "@/lib/core/invariant";
import { isTestModeOnly } from "@/lib/http/test-mode-only";
import { SIGNATURE_HEADER, signEvent } from "@/lib/providers/sandbox/signature";
import { API_ROUTES, METHODS } from "@/tests/support/api-routes";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { camt053 } from "@/tests/support/camt";
import { CARD_TOKEN } from "@/tests/support/checkout-world";
import { readProblem } from "@/tests/support/problem";
import { sourceFiles } from "@/tests/support/source-files";

const NOBODYS_ID = "key_01jqzzzzzzzzzzzzzzzzzzzzzz";

/** What an operation on an id must be sent before it looks for the object. */
const BODIES: Record<string, object> = {
  placeOrder: {
    email: "ada@customer.example",
    name: "Ada Customer",
    country: "DE",
    payment_method: "bank_transfer",
    consent_terms: true,
    consent_personal_data: true,
  },
  matchBankEntry: { order: NOBODYS_ID },
  createPayment: { method: "bank_transfer" },
  createRefundRequest: { order: NOBODYS_ID, reason: "Broken." },
  refuseRefundRequest: { answer: "No." },
  updateCheckoutSession: { quantities: [{ item: "si_1", quantity: 1 }] },
  replayWebhooks: { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" },
};

/**
 * Every address outside the API, and the modes that it has anything of. `both`: a page or form of one object, in whatever
 * mode the object is. `test`: test mode alone. `neither`: nothing of a merchant's.
 */
const ADDRESSES: Record<string, "both" | "test" | "neither"> = {
  "/": "neither",
  "/.well-known/jwks.json": "neither",
  "/.well-known/security.txt": "neither",
  "/api/countries/{locale}": "neither",
  "/api/health": "neither",
  "/c/{secret}": "both",
  "/l/{slug}": "both",
  "/logos/{file}": "both",
  "/o/{secret}": "both",
  "/r/{secret}": "both",
  "/api/checkout/{secret}/cart": "both",
  "/api/checkout/{secret}/order": "both",
  "/api/checkout/{secret}/pay": "both",
  "/api/checkout/{secret}/status": "both",
  "/api/checkout/{secret}/stream": "both",
  "/confirm/{secret}": "both",
  "/api/confirm/{secret}": "both",
  "/p/{code}": "both",
  "/phone/{secret}": "both",
  "/phone/{secret}/manifest.webmanifest": "both",
  "/api/phone/{secret}/approve": "both",
  "/api/phone/{secret}/push": "both",
  "/api/phone/{secret}/reject": "both",
  "/api/phone/{secret}/status": "both",
  "/api/phone/{secret}/stream": "both",
  // The only provider with events plays in test mode.
  "/api/webhooks/{provider}/{account}": "test",
  "/outbox/{secret}": "test",
  "/outbox/{secret}/{id}": "test",
};

/** What a merchant's people see once they have signed in: what is of one mode names it in its address. */
const OF_PEOPLE =
  /^(?:\/api)?\/dashboard(?:$|\/(?:sessions|sign-in|sign-out)(?:$|\/)|\/\{merchant\}\/\{mode\}(?:$|\/))/;

describe("the two modes", () => {
  let world: ApiWorld;
  let testIds: string[];
  beforeAll(async () => {
    world = await createApiWorld();
    testIds = await makeOneOfEach();
  });
  afterAll(() => world.close());

  /** Ids of test mode, of every kind that has one. */
  async function makeOneOfEach(): Promise<string[]> {
    const idOf = async (answer: ReturnType<ApiWorld["call"]>) => String((await answer).body.id);
    const endpoint = await idOf(
      world.call("POST", "/webhook-endpoints", { body: { url: "https://fjordtea.example/hooks" } }),
    );
    const session = await idOf(world.call("POST", "/checkout/sessions", { body: SESSION_REQUEST }));
    const order = await world.order();
    const payment = await world.pay(order.id);
    const refund = await idOf(world.call("POST", `/orders/${order.id}/refunds`, { body: { amount: 100 } }));
    const request = { order: order.id, reason: "Broken." };
    const refundRequest = await idOf(world.call("POST", "/refund-requests", { body: request }));
    const apiKey = { name: "Another", kind: "secret" };
    const key = await idOf(world.call("POST", "/api-keys", { body: apiKey }));
    const tea = { name: "Assam, 250 g", prices: { EUR: 1200 } };
    const product = await idOf(world.call("POST", "/products", { body: tea }));
    const link = await idOf(world.call("POST", "/links", { body: { items: [{ product }] } }));
    const statement = new Blob([camt053([{ amount: "24.00" }])], { type: "text/xml" });
    await world.call("POST", "/bank-statements", { body: statement });
    const entries = await world.call("GET", "/bank-entries");
    const [entry] = entries.body.data as { id: string }[];
    const deliveries = await world.call("GET", `/webhook-endpoints/${endpoint}/deliveries?limit=1`);
    const [delivery] = deliveries.body.data as { id: string }[];
    const ids = [
      endpoint,
      session,
      order.id,
      payment.id,
      refund,
      refundRequest,
      key,
      product,
      link,
      must(entry, "an entry").id,
      must(delivery, "one").id,
    ];
    for (const id of ids) expect(id).toMatch(/^[a-z]+_[0-9a-z]{26}$/);
    return ids;
  }

  const attempt = ({ id, method, path, isStream }: Operation, key: string, objectId = NOBODYS_ID) => {
    const name = isStream ? "HEAD" : METHODS.find((known) => known === method.toUpperCase());
    const body = method === "post" ? (BODIES[id] ?? {}) : undefined;
    return world.call(name ?? "GET", path.replace(/\{\w+\}/, objectId), { key, body });
  };

  it.each(OPERATIONS)("answer alike, or live mode not at all: $method $path", async (operation) => {
    const test = await attempt(operation, world.keys.secret);
    const live = await attempt(operation, world.keys.live);
    expect(test.status).not.toBe(403);
    expect(test.status).toBeLessThan(500);
    if (!isTestModeOnly(operation)) return expect(live.status).toBe(test.status);
    expect(readProblem(live)).toMatchObject({ status: 403, code: "test_mode_only" });
  });

  it("have apart what the scopes of test mode open", () => {
    const apart = OPERATIONS.filter(isTestModeOnly).map(({ id }) => id);
    expect(apart).toEqual(OPERATIONS.filter(({ scope }) => /^test_mode:/.test(scope)).map(({ id }) => id));
    expect(apart).toEqual(expect.arrayContaining(["advanceTestClock", "setTestFault", "listOutboxMessages"]));
  });

  it.each(OPERATIONS.filter(({ path }) => path.includes("{")))(
    "share no object: $method $path",
    async (operation) => {
      for (const id of testIds) {
        const live = await attempt(operation, world.keys.live, id);
        expect([id, live.status]).toEqual([id, isTestModeOnly(operation) ? 403 : 404]);
      }
    },
  );

  it("have each address outside the API on a list", () => {
    const handlers = Object.keys(API_ROUTES).filter((path) => !path.startsWith("/api/v1/"));
    const pages = sourceFiles(/page\.tsx$/).filter(({ path }) => path.startsWith("app/"));
    const found = [...handlers, ...pages.map(({ path }) => addressOf(path))].filter(
      (path) => !OF_PEOPLE.test(path),
    );
    expect(Object.keys(ADDRESSES).sort()).toEqual([...new Set(found)].sort());
  });

  it("let the sandbox bank say nothing about a live payment, not even signed", async () => {
    const live = await liveTransfer();
    const rawBody = JSON.stringify({
      id: "bank_event_about_another_mode",
      created_at: world.clock.now().toISOString(),
      payment: { id: live.payment, status: "captured", captured_minor: 2400, refunded_minor: 0 },
    });
    const signature = signEvent(rawBody, world.bank.secret, world.clock);
    const path = `/api/webhooks/sandbox/${world.scope.merchantId}`;
    await world.visit("POST", path, { body: rawBody, headers: { [SIGNATURE_HEADER]: signature } });
    await world.runDue();
    expect(await world.payment(live.payment)).toMatchObject({ status: "awaiting_funds" });
    expect(await world.readOrder(live.order)).toMatchObject({ status: "unpaid", amountPaid: 0 });
  });

  it("show in the outbox what test mode has sent alone, whoever is live", async () => {
    const about = { kind: "order_reminder", objectId: (await world.order()).id } as const;
    const test = await queue(world, about);
    const live = await queue(world, { ...about, scope: { ...world.scope, livemode: true } });
    const secret = world.secretOf(world.scope.merchantId);
    expect((await world.visit("GET", `/outbox/${secret}/${test.id}`)).status).toBe(200);
    expect((await world.visit("GET", `/outbox/${secret}/${live.id}`)).status).toBe(404);
  });

  it("offer with real money what a person moves, and never what plays with money", async () => {
    const offered = new Set<string>();
    for (const country of COUNTRIES) {
      const query = `?country=${country}&currency=EUR&amount=2400&phone=%2B4915112345678`;
      const answer = await world.call("GET", `/payment-methods${query}`, { key: world.keys.live });
      for (const { id } of answer.body.data as { id: string }[]) offered.add(id);
    }
    expect([...offered]).toEqual(["bank_transfer"]);
  });

  it("take no test card with real money", async () => {
    const live = await liveOrder();
    const before = await world.countRows();
    for (const body of [
      { method: "card", token: CARD_TOKEN },
      { method: "phone_approval" },
      { method: "ideal" },
    ]) {
      const refused = readProblem(
        await world.call("POST", `/orders/${live}/payments`, { key: world.keys.live, body }),
      );
      expect(refused).toMatchObject({ status: 422, errors: [{ pointer: "/method" }] });
    }
    expect(
      (
        await world.submit(`/api/checkout/${world.secretOf(live)}/pay`, {
          payment_method: "card",
          token: CARD_TOKEN,
        })
      ).status,
    ).toBe(422);
    expect(await world.countRows()).toEqual(before);
  });

  async function liveOrder(): Promise<string> {
    const key = world.keys.live;
    const session = await world.call("POST", "/checkout/sessions", { key, body: SESSION_REQUEST });
    const path = `/checkout/sessions/${session.body.id}/order`;
    const order = await world.call("POST", path, { key, body: must(BODIES.placeOrder, "a form") });
    return String(order.body.id);
  }

  async function liveTransfer() {
    const order = await liveOrder();
    const payment = await world.call("POST", `/orders/${order}/payments`, {
      key: world.keys.live,
      body: { method: "bank_transfer" },
    });
    return { order, payment: String(payment.body.id) };
  }
});

/** `app/(checkout)/o/[secret]/page.tsx` is `/o/{secret}`. */
function addressOf(path: string): string {
  const address = path
    .replace(/^app/, "")
    .replace(/\/page\.tsx$/, "")
    .replace(/\/\(\w+\)/g, "")
    .replace(/\[(\w+)\]/g, "{$1}");
  return address === "" ? "/" : address;
}
