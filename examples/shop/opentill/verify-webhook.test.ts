import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { verifyWebhook } from "./verify-webhook";

const secret = `whsec_${Buffer.alloc(33, 7).toString("base64")}`;
const event = {
  id: "evt_01",
  type: "order.paid",
  timestamp: "2026-11-21T10:00:00.000Z",
  sequence: 2,
  data: { id: "ord_01", object: "order", customer: { name: "Þóra" } },
};
const body = Buffer.from(JSON.stringify(event));

function headersOf(signedBody: Buffer, at = new Date()) {
  return {
    "webhook-id": event.id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(event.id, at, signedBody),
  };
}

describe("a delivery", () => {
  it("is accepted when it was signed with the shop's secret", () => {
    expect(verifyWebhook(secret, body, headersOf(body))).toEqual({ verified: true, event });
  });

  it("is refused when any one byte of it was changed", () => {
    const headers = headersOf(body);
    for (let index = 0; index < body.length; index += 1) {
      const changed = Buffer.from(body);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(verifyWebhook(secret, changed, headers).verified).toBe(false);
    }
  });

  it("is refused when it was signed with another secret", () => {
    const otherSecret = `whsec_${Buffer.alloc(33, 8).toString("base64")}`;
    expect(verifyWebhook(otherSecret, body, headersOf(body)).verified).toBe(false);
  });

  it("is refused when it is six minutes old, so that a recorded one can't be played again", () => {
    const sixMinutesAgo = new Date(Date.now() - 6 * 60_000);
    expect(verifyWebhook(secret, body, headersOf(body, sixMinutesAgo)).verified).toBe(false);
  });

  it("is refused without a signature", () => {
    expect(verifyWebhook(secret, body, {})).toEqual({ verified: false, reason: "Missing required headers" });
  });

  it("is refused when it is signed but no event", () => {
    const list = Buffer.from("[]");
    expect(verifyWebhook(secret, list, headersOf(list)).verified).toBe(false);
  });
});
