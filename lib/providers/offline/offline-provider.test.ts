import { describe, expect, it } from "vitest";
import type { SubmitInput } from "../provider";
import { offlineProvider } from "./offline-provider";

const SUBMIT: SubmitInput = {
  paymentId: "pay_1",
  amountMinor: 2400,
  currency: "EUR",
  providerReference: null,
  account: null,
  method: "bank_transfer",
  capture: "automatic",
  token: null,
  returnUrl: "https://shop.example/return",
  eventsUrl: "https://shop.example/events",
  description: "Order 8K2M-77QX",
  orderNumber: "8K2M-77QX",
  country: "DE",
  locale: "de",
  bankAccount: {
    holder: "Shop GmbH",
    iban: "DE89 3704 0044 0532 0130 00",
    bic: "COBADEFFXXX",
    bank: "Commerzbank",
  },
};

const REFERENCE = {
  providerReference: null,
  account: null,
  paymentId: "pay_1",
  amountMinor: 2400,
  currency: "EUR",
} as const;

describe("the offline provider", () => {
  it("tells the customer where to transfer, how much and with which reference", async () => {
    const report = await offlineProvider.submit(SUBMIT);
    expect(report).toMatchObject({
      kind: "awaiting_funds",
      instructions: {
        holder: "Shop GmbH",
        iban: "DE89370400440532013000",
        bic: "COBADEFFXXX",
        bank: "Commerzbank",
        reference: expect.stringMatching(/^RF[0-9]{2}8K2M77QX$/),
        amountMinor: 2400,
        currency: "EUR",
        epcText: expect.stringContaining("\nEUR24.00\n"),
      },
    });
  });

  it("gives the same instructions however often it is asked", async () => {
    expect(await offlineProvider.submit(SUBMIT)).toEqual(await offlineProvider.submit(SUBMIT));
  });

  it("gives instructions without a code where SEPA does not apply", async () => {
    const report = await offlineProvider.submit({ ...SUBMIT, currency: "SEK" });
    expect(report).toMatchObject({
      kind: "awaiting_funds",
      instructions: { epcText: null, currency: "SEK" },
    });
  });

  it("refuses without an account, for another method, and where the merchant wants to confirm first", async () => {
    for (const change of [{ bankAccount: null }, { method: "card" }, { capture: "manual" as const }]) {
      expect(await offlineProvider.submit({ ...SUBMIT, ...change })).toMatchObject({
        kind: "failed",
        reason: "provider_error",
      });
    }
  });

  it("captures nothing, because nothing was authorized", async () => {
    expect(await offlineProvider.capture(REFERENCE)).toMatchObject({
      kind: "failed",
      reason: "provider_error",
    });
  });

  it("lets go of a payment that nobody has paid", async () => {
    expect(await offlineProvider.release(REFERENCE)).toEqual({ kind: "released" });
  });

  it("leaves sending money back to a person", async () => {
    const refund = { ...REFERENCE, refundId: "ref_1", refundAmountMinor: 100 };
    expect(await offlineProvider.refund(refund)).toEqual({ kind: "manual" });
  });

  it("remembers no payment, so that one whose submission was cut short is submitted again", async () => {
    expect(await offlineProvider.lookup(REFERENCE)).toEqual({ kind: "unknown" });
  });

  it("believes no event, since nobody sends any", () => {
    expect(offlineProvider.parseEvent('{"paid":true}', new Headers(), null)).toEqual({
      ok: false,
      reason: "malformed",
    });
  });
});
