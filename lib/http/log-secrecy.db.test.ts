import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "@/db/client";
import { createLog } from "@/lib/core/log";
import { type ApiWorld, createApiWorld, ORDER_FIELDS, SESSION_REQUEST } from "@/tests/support/api-world";
import { CARD_TOKEN, MASTER_SECRET } from "@/tests/support/checkout-world";
import { type Line, openLine } from "@/tests/support/cuttable-line";

const CUSTOMER = {
  email: "grace.hopper@customer.example",
  name: "Grace Brewster Hopper",
  company_name: "Flow-Matic & Daughters",
  tax_id: "DE811569869",
  is_company: "on",
};
const REFERENCE = "reference-of-the-merchants-own";

describe("the log of a run with failures in it", () => {
  const lines: string[] = [];
  let world: ApiWorld;
  let line: Line;
  beforeAll(async () => {
    world = await createApiWorld({
      log: createLog("test", "debug", { write: (written) => void lines.push(written) }),
      async connect(databaseUrl) {
        line = await openLine(databaseUrl);
        return connect(line.url);
      },
    });
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  const create = () =>
    world.call("POST", "/checkout/sessions", {
      body: {
        ...SESSION_REQUEST,
        client_reference_id: REFERENCE,
        customer: { email: CUSTOMER.email, name: CUSTOMER.name },
        metadata: { note: REFERENCE },
      },
    });

  it("names causes, and no name, address, token or secret that was used", async () => {
    const session = (await create()).body;
    const secret = String(session.client_secret);
    const visit = `/api/checkout/${secret}`;
    await world.submit(`${visit}/cart`, { ...ORDER_FIELDS, ...CUSTOMER });
    const ordered = await world.submit(`${visit}/order`, { ...ORDER_FIELDS, ...CUSTOMER });
    const orderId = String(ordered.body.order_id);
    const orderSecret = world.secretOf(orderId);
    line.cut();
    const failed = [
      create(),
      world.submit(`${visit}/cart`, { ...ORDER_FIELDS, ...CUSTOMER }),
      world.submit(`/api/checkout/${orderSecret}/pay`, { method: "card", token: CARD_TOKEN }),
      world.call("GET", `/orders?email=${encodeURIComponent(CUSTOMER.email)}`),
      world.visit("GET", "/api/health"),
    ];
    for (const { status } of await Promise.all(failed)) expect(status).toBe(503);
    line.mend();
    await world.call("POST", "/checkout/sessions", { body: `{"name": "${CUSTOMER.name}"` });
    await world.submit(`/api/checkout/${orderSecret}/pay`, { method: "card", token: CARD_TOKEN });
    await world.deliverBankEvents();
    await world.runDue();

    const log = lines.join("");
    expect(log).toContain("Failed query");
    expect(log).toMatch(/ECONNRESET|CONNECTION_CLOSED|ECONNREFUSED/);
    const used = [...Object.values(CUSTOMER).filter((value) => value !== "on"), REFERENCE, CARD_TOKEN];
    const secrets = [secret, orderSecret, MASTER_SECRET, world.bank.secret, ...Object.values(world.keys)];
    for (const value of [...used, ...secrets]) expect(log).not.toContain(value);
  });
});
