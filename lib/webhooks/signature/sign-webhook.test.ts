import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/core/clock";
import { seededRandom } from "@/lib/core/random";
import { newWebhookSecret } from "./new-webhook-secret";
import { signWebhook } from "./sign-webhook";

const random = seededRandom(7);
const secret = newWebhookSecret(random);
const retiring = newWebhookSecret(random);
const body = '{"type":"payment.succeeded","data":{"name":"Þóra 🎉","amount":2400}}';
const sign = (changes: Partial<Parameters<typeof signWebhook>[0]> = {}) =>
  signWebhook({ id: "evt_01", timestamp: new Date(), body, secrets: [secret], ...changes });
const verify = (receivedBody: string, headers: Record<string, string>, withSecret = secret) =>
  new Webhook(withSecret).verify(receivedBody, headers);

describe("a signed webhook", () => {
  it("is accepted by the public library", () => {
    expect(verify(body, sign())).toEqual(JSON.parse(body));
  });

  it("is accepted with either secret while one is being retired, and with no third one", () => {
    const headers = sign({ secrets: [secret, retiring] });
    expect(headers["webhook-signature"].split(" ")).toHaveLength(2);
    expect(verify(body, headers, secret)).toEqual(JSON.parse(body));
    expect(verify(body, headers, retiring)).toEqual(JSON.parse(body));
    expect(() => verify(body, headers, newWebhookSecret(random))).toThrow("No matching signature");
  });

  it("is the same for a body given as text and as bytes", () => {
    const timestamp = new Date();
    expect(sign({ timestamp, body: Buffer.from(body) })).toEqual(sign({ timestamp }));
  });

  it("is what the public library signs, to the byte", () => {
    const timestamp = new Date(1_700_000_000_999);
    const headers = sign({ timestamp });
    expect(headers["webhook-timestamp"]).toBe("1700000000");
    expect(headers["webhook-signature"]).toBe(new Webhook(secret).sign("evt_01", timestamp, body));
  });

  it("is refused when one byte of the body was changed", () => {
    const headers = sign();
    for (let index = 0; index < body.length; index += 1) {
      const changed = body.slice(0, index) + (body[index] === "1" ? "2" : "1") + body.slice(index + 1);
      expect(() => verify(changed, headers)).toThrow("No matching signature");
    }
  });

  it.each([
    ["id", { "webhook-id": "evt_02" }],
    ["time", { "webhook-timestamp": String(Math.floor(Date.now() / 1_000) - 1) }],
    ["signature", { "webhook-signature": sign().authorization }],
  ])("is refused when its %s was changed", (_part, change) => {
    const headers = { ...sign({ timestamp: new Date() }), ...change };
    expect(() => verify(body, headers)).toThrow("No matching signature");
  });

  it("is refused when one byte of the signature was changed", () => {
    const headers = sign();
    const [version, signature = ""] = headers["webhook-signature"].split(",");
    for (let index = 0; index < signature.length - 1; index += 1) {
      const symbol = signature[index] === "A" ? "B" : "A";
      const changed = `${version},${signature.slice(0, index)}${symbol}${signature.slice(index + 1)}`;
      expect(() => verify(body, { ...headers, "webhook-signature": changed })).toThrow(
        "No matching signature",
      );
    }
  });

  it("is refused when it is old or from the future", () => {
    const before = new Date(Date.now() - 6 * MINUTE_MS);
    const after = new Date(Date.now() + 6 * MINUTE_MS);
    expect(() => verify(body, sign({ timestamp: before }))).toThrow("too old");
    expect(() => verify(body, sign({ timestamp: after }))).toThrow("too new");
  });

  it("also signs the body alone, with the current secret's bytes", () => {
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const expected = createHmac("sha256", key).update(body).digest("hex");
    expect(sign({ secrets: [secret, retiring] }).authorization).toBe(`HMAC-SHA256 Signature=${expected}`);
  });

  it("is never made with no secret, or an id that could be read in two ways", () => {
    expect(() => sign({ secrets: [] })).toThrow("at least one secret");
    for (const id of ["", "evt_01.1", "evt 01", "evt_01\r\nx: y"]) {
      expect(() => sign({ id })).toThrow("a webhook id");
    }
  });
});

describe("a webhook secret", () => {
  it("is new each time, and carries more than 256 bits without padding", () => {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{44}$/);
    expect(secret).not.toBe(retiring);
  });

  it.each([
    ["without its prefix", secret.slice("whsec_".length)],
    ["too short", `whsec_${Buffer.alloc(23, 1).toString("base64")}`],
    ["too long", `whsec_${Buffer.alloc(65, 1).toString("base64")}`],
    ["without its padding", `whsec_${Buffer.alloc(32, 1).toString("base64").replace("=", "")}`],
    ["in the alphabet of URLs", `whsec_${Buffer.alloc(33, 255).toString("base64url")}`],
    ["with a line break", `${secret}\n`],
  ])("%s is refused", (_what, wrong) => {
    expect(() => sign({ secrets: [wrong] })).toThrow("a webhook secret");
  });

  it("may be as short and as long as the standard allows", () => {
    for (const length of [24, 32, 64]) {
      const allowed = `whsec_${Buffer.alloc(length, 1).toString("base64")}`;
      expect(verify(body, sign({ secrets: [allowed] }), allowed)).toEqual(JSON.parse(body));
    }
  });
});
