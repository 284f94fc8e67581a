import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, describe, expect, it } from "vitest";
import { createShop } from "./create-shop";

const webhookSecret = `whsec_${Buffer.alloc(33, 7).toString("base64")}`;
const visit = "0b8f4b5e-3c1d-4c53-9a6e-2f6f0a8d9c11";
const servers: Server[] = [];
const stopping = new AbortController();

afterAll(() => {
  stopping.abort();
  for (const server of servers) server.close().closeAllConnections();
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function openShop(api: RequestListener = (_request, response) => response.destroy()) {
  const baseUrl = await listen(createServer(api));
  const demo = { base_url: baseUrl, secret_key: "sk_test_1", webhook_secret: webhookSecret, links: [] };
  return listen(
    createShop({ shopUrl: "https://shop.example", readDemo: () => demo, stopping: stopping.signal }),
  );
}

const paid = {
  id: "evt_01",
  type: "order.paid",
  timestamp: "2026-11-21T10:00:00.000Z",
  sequence: 2,
  data: {
    id: "ord_01",
    object: "order",
    number: "7K2M-9QXA",
    status: "paid",
    currency: "EUR",
    amount_total: 1_290,
    client_reference_id: null,
    customer: { name: "<b>Þóra</b>" },
  },
};

function deliver(shop: string, body: string, signedBody = body) {
  const now = new Date();
  return fetch(`${shop}/webhooks`, {
    method: "POST",
    body,
    headers: {
      "webhook-id": paid.id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
      "webhook-signature": new Webhook(webhookSecret).sign(paid.id, now, signedBody),
    },
  });
}

const textOf = async (url: string) => (await fetch(url)).text();

describe("the webhook receiver", () => {
  it("writes a paid order into the book, once, however often it is told", async () => {
    const shop = await openShop();
    const body = JSON.stringify(paid);
    expect([(await deliver(shop, body)).status, (await deliver(shop, body)).status]).toEqual([200, 200]);
    const { events } = JSON.parse(await textOf(`${shop}/events.json`));
    expect(events).toMatchObject([{ verified: true, deliveries: 2, event: { id: "evt_01" } }]);
    const orders = await textOf(`${shop}/orders`);
    expect(orders.split("7K2M-9QXA")).toHaveLength(2);
    expect(orders).toContain("Deliver");
  });

  it("refuses a delivery of which one byte was changed, shows it as refused and books nothing", async () => {
    const shop = await openShop();
    const body = JSON.stringify(paid);
    expect((await deliver(shop, body.replace("1290", "1291"), body)).status).toBe(400);
    expect(JSON.parse(await textOf(`${shop}/events.json`)).events).toMatchObject([{ verified: false }]);
    expect(await textOf(`${shop}/orders`)).toContain("No orders yet");
  });

  it("still takes the true event after a forged one with its id", async () => {
    const shop = await openShop();
    const body = JSON.stringify(paid);
    await deliver(shop, body.replace("1290", "1291"), body);
    expect((await deliver(shop, body)).status).toBe(200);
    expect(await textOf(`${shop}/orders`)).toContain("7K2M-9QXA");
  });

  it("refuses a body of more than 1 MiB", async () => {
    const shop = await openShop();
    expect((await deliver(shop, "x".repeat(1_048_577))).status).toBe(413);
  });

  it("shows what a customer typed as text", async () => {
    const shop = await openShop();
    await deliver(shop, JSON.stringify(paid));
    const page = await textOf(`${shop}/events`);
    expect(page).toContain("&lt;b&gt;Þóra");
    expect(page).not.toContain("<b>Þóra");
  });

  it("tells an open page at once", async () => {
    const shop = await openShop();
    const response = await fetch(`${shop}/events/stream?after=0`);
    await deliver(shop, JSON.stringify(paid));
    let heard = "";
    for await (const chunk of response.body ?? []) {
      heard += Buffer.from(chunk).toString();
      if (heard.includes("order.paid")) break;
    }
    expect(heard).toContain("id: 1\ndata: ");
  });
});

describe("buying", () => {
  const buy = (shop: string, quantity: string) =>
    fetch(`${shop}/buy`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ quantity, visit }),
    });

  it("sends the customer to the session's page, and asks with the same key when the button is pressed twice", async () => {
    const keys: unknown[] = [];
    const shop = await openShop((request, response) => {
      keys.push(request.headers["idempotency-key"]);
      const session = { id: "cs_01", url: "https://pay.example/c/cs_01_x", client_secret: "cs_01_x" };
      response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(session));
    });
    const answers = [await buy(shop, "2"), await buy(shop, "2"), await buy(shop, "3")];
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
    expect(answers[0]?.headers.get("location")).toBe("https://pay.example/c/cs_01_x");
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).not.toBe(keys[2]);
  });

  it("asks again with the same key when the answer was lost", async () => {
    const keys: unknown[] = [];
    const shop = await openShop((request, response) => {
      keys.push(request.headers["idempotency-key"]);
      if (keys.length === 1) return response.destroy();
      const session = { id: "cs_01", url: "https://pay.example/c/cs_01_x", client_secret: "cs_01_x" };
      return response.writeHead(201).end(JSON.stringify(session));
    });
    expect((await buy(shop, "1")).status).toBe(303);
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it("says why the API refused, field by field", async () => {
    const shop = await openShop((_request, response) => {
      const problem = {
        type: "about:blank",
        title: "Invalid fields",
        status: 422,
        detail: "One field is wrong.",
        code: "invalid_fields",
        request_id: "req_01",
        errors: [{ pointer: "/success_url", code: "url_invalid", message: "Use an https address." }],
      };
      response.writeHead(422).end(JSON.stringify(problem));
    });
    const answer = await buy(shop, "1");
    const page = await answer.text();
    expect(answer.status).toBe(502);
    for (const words of ["One field is wrong.", "/success_url", "Use an https address.", "req_01"]) {
      expect(page).toContain(words);
    }
  });

  it("says that the API can't be reached", async () => {
    const shop = await openShop();
    const answer = await buy(shop, "1");
    expect([answer.status, (await answer.text()).includes("no usable answer")]).toEqual([502, true]);
  });

  it.each(["0", "11", "1.5", "many"])("refuses the quantity %s before anybody is asked", async (quantity) => {
    const shop = await openShop();
    expect((await buy(shop, quantity)).status).toBe(400);
  });
});

describe("the shop", () => {
  it("is healthy but closed without a demonstration", async () => {
    const shop = await listen(
      createShop({ shopUrl: "https://shop.example", readDemo: () => null, stopping: stopping.signal }),
    );
    expect((await fetch(`${shop}/health`)).status).toBe(200);
    expect((await fetch(shop)).status).toBe(503);
  });

  it("believes no result that it can't check", async () => {
    const shop = await openShop();
    const page = await textOf(`${shop}/thanks?reference=tea-1&result=a.b.c`);
    expect(page).toContain("not to be believed");
    expect(page).toContain("has not heard of this purchase yet");
  });

  it("names what it does not have", async () => {
    const shop = await openShop();
    expect((await fetch(`${shop}/coffee`)).status).toBe(404);
    expect((await fetch(`${shop}/embedded-link`)).status).toBe(404);
  });
});
