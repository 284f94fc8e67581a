import { describe, expect, it } from "vitest";
import { mod97 } from "@/lib/core/mod97";
import type { MerchantRow } from "@/lib/merchants/queries";
import { offlineProvider } from "@/lib/providers/offline/offline-provider";
import { createProviders } from "@/lib/providers/registry";
import { createSandboxProvider } from "@/lib/providers/sandbox/adapter";
import { EXAMPLE_IBANS } from "./example-ibans";
import { judgeBrand } from "./judge-brand";
import { judgeDocuments } from "./judge-documents";
import { judgePayment } from "./judge-payment";
import { judgePublicAddress } from "./judge-public-address";

const ACCOUNT = {
  holder: "Fjord Tea",
  iban: "DE02 1203 0000 0000 2020 51",
  bic: null,
  bank: null,
  currency: null,
};

// Of a merchant's row, what is judged.
const MERCHANT = {
  name: "Fjord Tea",
  supportEmail: "help@fjordtea.shop",
  brandColor: "#0f5c4d",
  terms: { url: "https://fjordtea.shop/terms", version: "1" },
  personalData: { url: "https://fjordtea.shop/privacy", version: "2" },
  defaultCurrency: "EUR",
  defaultCountry: "DE",
  confirmation: "automatic",
  paymentMethods: null,
  paymentMethodsByCountry: {},
  bankAccounts: [ACCOUNT],
} as unknown as MerchantRow;

const sandbox = createSandboxProvider({
  bankUrl: "http://localhost:3002",
  secret: "a secret of the sandbox",
  methods: ["card", "bank_transfer"],
});
const providers = createProviders([sandbox, offlineProvider]);
const payment = (changes: Partial<MerchantRow>) => judgePayment({ providers }, { ...MERCHANT, ...changes });

describe("brand", () => {
  it("is done where a person chose it", () => {
    expect(judgeBrand(MERCHANT)).toEqual({
      done: true,
      message: "Customers see Fjord Tea, help@fjordtea.shop and #0f5c4d.",
    });
  });

  it.each([
    "help@shop.example",
    "help@example.com",
    "help@mail.example.org",
    "help@shop.test",
    "a@b.invalid",
  ])("is open while the support email is %s", (supportEmail) => {
    const judged = judgeBrand({ ...MERCHANT, supportEmail });
    expect(judged.done).toBe(false);
    expect(judged.message).toContain(`${supportEmail} is an example`);
  });

  it("takes names that only look like examples", () => {
    expect(judgeBrand({ ...MERCHANT, supportEmail: "help@myexample.com" }).done).toBe(true);
    expect(judgeBrand({ ...MERCHANT, supportEmail: "help@example.com.shop" }).done).toBe(true);
  });

  it("is open while the colour is the one that everybody begins with", () => {
    expect(judgeBrand({ ...MERCHANT, brandColor: "#1F2937" })).toMatchObject({ done: false });
  });
});

describe("documents", () => {
  it("are done where both can be read", () => {
    expect(judgeDocuments(MERCHANT).done).toBe(true);
  });

  it.each(["http://localhost:4000/terms", "https://fjordtea.example/terms", "https://localhost/terms"])(
    "are open while one is %s, and say which",
    (url) => {
      const terms = judgeDocuments({ ...MERCHANT, terms: { url, version: "1" } });
      expect(terms).toMatchObject({ done: false, message: expect.stringContaining("documents.terms") });
      expect(terms.message).not.toContain("personal_data");
      const both = judgeDocuments({ terms: { url, version: "1" }, personalData: { url, version: "1" } });
      expect(both.message).toContain("documents.personal_data");
    },
  );
});

describe("payment", () => {
  it("is done with an account, and never by the sandbox bank", () => {
    expect(payment({})).toEqual({ done: true, message: "Customers in DE can pay EUR by bank_transfer." });
    expect(payment({ bankAccounts: [] })).toMatchObject({ done: false });
  });

  it.each<[string, Partial<MerchantRow>, string]>([
    ["there is no account", { bankAccounts: [] }, "add an account that takes EUR"],
    ["the account takes another currency", { bankAccounts: [{ ...ACCOUNT, currency: "ISK" }] }, "takes EUR"],
    ["only other methods are chosen", { paymentMethods: ["card"] }, "add bank_transfer to payment_methods"],
    ["each payment must be confirmed", { confirmation: "manual" }, "set confirmation.mode to automatic"],
  ])("is open and says what to do where %s", (_what, changes, advice) => {
    const judged = payment(changes);
    expect(judged.done).toBe(false);
    expect(judged.message).toContain(advice);
  });

  it("is open while an account is an example of the registry, however it is written", () => {
    const judged = payment({ bankAccounts: [ACCOUNT, { ...ACCOUNT, iban: "de89 3704 0044 0532 0130 00" }] });
    expect(judged).toMatchObject({ done: false, message: expect.stringContaining("an example") });
  });

  it("knows examples that are IBANs", () => {
    for (const iban of EXAMPLE_IBANS)
      expect([iban, mod97(iban.slice(4) + iban.slice(0, 4))]).toEqual([iban, 1]);
  });
});

describe("the public address", () => {
  it.each(["https://pay.fjordtea.shop", "https://pay.fjordtea.shop:8443", "https://8.8.8.8"])(
    "is done at %s",
    (url) => expect(judgePublicAddress(url).done).toBe(true),
  );

  it.each([
    "http://localhost:3000",
    "https://localhost",
    "http://pay.fjordtea.shop",
    "https://127.0.0.1",
    "https://10.0.0.5",
    "https://[::1]",
    "https://pay.internal",
    "https://opentill",
  ])("is open at %s", (url) => {
    expect(judgePublicAddress(url)).toMatchObject({ done: false, message: expect.stringContaining(url) });
  });
});
