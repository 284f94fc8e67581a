import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/core/clock";
import { secureRandom } from "@/lib/core/random";
import type { SubmitInput } from "@/lib/providers/provider";
import { createSandboxProvider } from "@/lib/providers/sandbox/adapter";
import { createMemoryStore } from "./bank/memory-store";
import { startSandboxServer } from "./server";

const SECRET = "known-to-the-bank-and-the-shop";
const INPUT: SubmitInput = {
  paymentId: "pay_1",
  amountMinor: 2400,
  currency: "EUR",
  providerReference: null,
  account: null,
  method: "ideal",
  capture: "automatic",
  token: null,
  returnUrl: "https://till.example/return?order=1&x=2",
  eventsUrl: "http://127.0.0.1:9/events",
  description: '<b>Trees</b> & "more"',
  orderNumber: "8K2M-77QX",
  country: "NL",
  locale: "nl",
  bankAccount: null,
};

type Server = Awaited<ReturnType<typeof startSandboxServer>>;
let server: Server;
let bankUrl: string;
let lines: Record<string, unknown>[];
const write = (fields: Record<string, unknown>) => lines.push(fields);

beforeEach(async () => {
  lines = [];
  server = await startSandboxServer({
    port: 0,
    secret: SECRET,
    publicUrl: "http://bank.test",
    timeoutHoldMs: 60_000,
    store: createMemoryStore(),
    clock: systemClock,
    random: secureRandom,
    log: { info: write, warn: write, error: write },
  });
  bankUrl = `http://127.0.0.1:${server.port}`;
});

afterEach(() => server.close());

const provider = (timeoutMs?: number) =>
  createSandboxProvider({ bankUrl, secret: SECRET, methods: ["card", "ideal"], timeoutMs });

const authorised = { authorization: `Bearer ${SECRET}` };

/** Submits and answers with the address of the bank page, at the server under test. */
async function openPage(change: Partial<SubmitInput> = {}): Promise<string> {
  const report = await provider().submit({ ...INPUT, ...change });
  if (report.kind !== "requires_action") throw new Error(`Expected a page, got ${report.kind}`);
  return report.action.url.replace("http://bank.test", bankUrl);
}

function press(page: string, decision: string): Promise<Response> {
  return fetch(page, { method: "POST", body: new URLSearchParams({ decision }), redirect: "manual" });
}

describe("the bank page", () => {
  it("shows what is paid and by what, escaped, and says that it is a simulation", async () => {
    const text = await (await fetch(await openPage())).text();
    expect(text).toContain("This is a simulation.");
    expect(text).toContain("€24.00");
    expect(text).toContain("iDEAL");
    expect(text).toContain("&lt;b&gt;Trees&lt;/b&gt; &amp; &quot;more&quot;");
    expect(text).not.toContain("<b>");
    expect(text).toContain('lang="en"');
    expect(text).not.toContain("<script");
  });

  it("may be framed for 3-D Secure and never for a bank's own page", async () => {
    const bank = await fetch(await openPage());
    expect(bank.headers.get("x-frame-options")).toBe("DENY");
    expect(bank.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const token = "sandbox_card_challenge_visa";
    const challenge = await fetch(await openPage({ paymentId: "pay_2", method: "card", token }));
    expect(challenge.headers.get("x-frame-options")).toBeNull();
    expect(challenge.headers.get("content-security-policy")).not.toContain("frame-ancestors");
    for (const page of [bank, challenge]) expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it.each([
    ["approve", "captured"],
    ["reject", "failed"],
    ["approve_later", "pending"],
    ["close", "requires_action"],
  ])("takes %s, sends the browser back, and the payment is %s", async (decision, kind) => {
    const answer = await press(await openPage(), decision);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(INPUT.returnUrl);
    expect((await provider().lookup(INPUT)).kind).toBe(kind);
  });

  it("changes nothing on a second press, which goes back to the shop like the first", async () => {
    const page = await openPage();
    await press(page, "approve");
    expect((await press(page, "reject")).status).toBe(303);
    expect((await provider().lookup(INPUT)).kind).toBe("captured");
    expect(await (await fetch(page)).text()).toContain("This payment is answered");
  });

  it("is not there for a link that was guessed, and asks again for a word that it does not know", async () => {
    expect((await fetch(`${bankUrl}/bank/guessed`)).status).toBe(404);
    expect((await press(`${bankUrl}/bank/guessed`, "approve")).status).toBe(404);
    expect((await press(await openPage(), "steal")).status).toBe(422);
    expect((await provider().lookup(INPUT)).kind).toBe("requires_action");
  });
});

describe("the bank's API", () => {
  it("401: refuses a missing and a wrong key, and does nothing", async () => {
    const keys: Record<string, string>[] = [{}, { authorization: "Bearer wrong" }, { authorization: SECRET }];
    for (const headers of keys) {
      const answer = await fetch(`${bankUrl}/v1/payments/pay_1`, { headers });
      expect(answer.status).toBe(401);
    }
    const stranger = createSandboxProvider({ bankUrl, secret: "wrong", methods: [] });
    expect(await stranger.submit(INPUT)).toEqual({ kind: "pending" });
    expect(await provider().lookup(INPUT)).toEqual({ kind: "unknown" });
  });

  it("404: knows no other addresses, however they are written", async () => {
    for (const path of [
      "/",
      "/v1",
      "/v1/payments/pay_1/steal",
      "//evil.example/v1/payments",
      "/v1/payments/%00",
    ]) {
      const answer = await fetch(bankUrl + path, { headers: authorised });
      expect(answer.status, path).toBe(404);
    }
  });

  it("405: names the method that it understands", async () => {
    const init = { method: "DELETE", headers: authorised };
    expect((await fetch(`${bankUrl}/v1/payments`, init)).headers.get("allow")).toBe("POST");
    expect((await fetch(`${bankUrl}/v1/payments/pay_1`, init)).headers.get("allow")).toBe("GET");
    expect((await fetch(`${bankUrl}/v1/payments/pay_1/refunds`, init)).headers.get("allow")).toBe("POST");
    expect((await fetch(`${bankUrl}/health`, init)).headers.get("allow")).toBe("GET");
    expect((await fetch(await openPage(), { method: "PUT" })).status).toBe(405);
  });

  it("400 and 422: refuses what is not JSON, and names wrong fields", async () => {
    const post = (body: string) =>
      fetch(`${bankUrl}/v1/payments`, { method: "POST", headers: authorised, body });
    expect((await post("{")).status).toBe(400);
    const wrong = await post('{"id":"pay_1","amount_minor":-1,"return_url":"javascript:alert(1)"}');
    expect(wrong.status).toBe(422);
    const { error } = (await wrong.json()) as { error: { message: string } };
    for (const field of ["amount_minor", "return_url", "currency"]) expect(error.message).toContain(field);
  });

  it("413: reads no body beyond 64 KiB, announced or not", async () => {
    const body = "x".repeat(64 * 1024 + 1);
    const init = { method: "POST", headers: authorised };
    expect((await fetch(`${bankUrl}/v1/payments`, { ...init, body })).status).toBe(413);
    const status = await new Promise((resolve, reject) => {
      const chunked = httpRequest(`${bankUrl}/v1/payments`, init, (answer) => resolve(answer.statusCode));
      chunked.on("error", reject);
      chunked.write(body);
    });
    expect(status).toBe(413);
  });

  it("answers /health to anyone", async () => {
    expect(await (await fetch(`${bankUrl}/health`)).json()).toEqual({ status: "ok" });
  });

  it("holds the answer of a card that times out, though the money is taken", async () => {
    const input = { ...INPUT, method: "card", token: "sandbox_card_times_out_visa" };
    expect(await provider(100).submit(input)).toEqual({ kind: "pending" });
    expect(await provider().lookup(input)).toMatchObject({ kind: "captured", amountMinor: 2400 });
  });

  it("writes one line for each request, with neither key nor page token in it", async () => {
    const page = await openPage();
    await press(page, "approve");
    const log = JSON.stringify(lines);
    expect(log).toContain('"path":"/v1/payments"');
    expect(log).toContain('"path":"/bank/…"');
    expect(log).not.toContain(SECRET);
    expect(log).not.toContain(page.split("/").pop());
  });
});

it("sends the event of a decision to the shop at once, before and without the customer's return", async () => {
  let hear = (_kind: string) => {};
  const heard = new Promise<string>((resolve) => {
    hear = resolve;
  });
  const shop = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    outgoing.writeHead(200).end();
    const headers = new Headers({ "sandbox-signature": String(incoming.headers["sandbox-signature"]) });
    const event = provider().parseEvent(Buffer.concat(chunks).toString(), headers, null);
    if (event.ok && event.kind === "report") hear(event.report.kind);
  });
  await new Promise<void>((resolve) => {
    shop.listen(0, "127.0.0.1", resolve);
  });
  const { port } = shop.address() as AddressInfo;
  await press(await openPage({ eventsUrl: `http://127.0.0.1:${port}/events` }), "approve");
  expect(await heard).toBe("captured");
  shop.close();
});
