import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CURRENCIES } from "@/lib/core/money";
import { offlineProvider } from "@/lib/providers/offline/offline-provider";
import type { Provider } from "@/lib/providers/provider";
import { createProviders } from "@/lib/providers/registry";
import { PAYMENT_METHODS } from "./catalogue/payment-methods";
import { COUNTRY_RANKING, DEFAULT_RANKING } from "./country-ranking";
import { listPaymentMethods } from "./list-payment-methods";
import type { ListPaymentMethodsInput, MethodProviders } from "./list-payment-methods-input";
import { ONLINE_METHOD_IDS } from "./online-method-ids";

/** Providers that take everything, to see the choice without the limits of an installation. */
const EVERYBODY: MethodProviders = { forMethod: () => ({ id: "sandbox" }) };
const NOBODY: MethodProviders = { forMethod: () => null };

const SANDBOX: Provider = {
  ...offlineProvider,
  id: "sandbox",
  methods: ONLINE_METHOD_IDS,
  modes: { test: true, live: false },
};
/** A new installation: the sandbox plays the online methods in test mode, transfers work in both. */
const INSTALLED = createProviders([SANDBOX, offlineProvider]);

const INPUT: ListPaymentMethodsInput = {
  country: "DE",
  currency: "EUR",
  amountMinor: 2400,
  confirmation: "automatic",
  livemode: false,
  enabledMethods: "all",
  allowed: "all",
  providers: EVERYBODY,
  hasBankAccount: true,
  hasPhone: true,
};

function list(changes: Partial<ListPaymentMethodsInput> = {}) {
  const { offered, hidden } = listPaymentMethods({ ...INPUT, ...changes });
  return {
    offered,
    ids: offered.map(({ method }) => method.id),
    group: (name: string) => offered.filter(({ group }) => group === name).map(({ method }) => method.id),
    reasons: (id: string) => hidden.find((method) => method.id === id)?.reasons ?? [],
    hiddenIds: hidden.map(({ id }) => id),
  };
}

const anyInput: fc.Arbitrary<Partial<ListPaymentMethodsInput>> = fc.record({
  country: fc.constantFrom(...Object.keys(COUNTRY_RANKING), "AQ", "XX"),
  currency: fc.constantFrom(...CURRENCIES),
  amountMinor: fc.nat({ max: 10_000_000 }),
  confirmation: fc.constantFrom("automatic", "manual", "callback"),
  livemode: fc.boolean(),
  enabledMethods: fc.constantFrom<"all" | string[]>("all", ["card", "boleto", "bank_transfer"], []),
  allowed: fc.constantFrom<"all" | string[]>("all", ["card", "pix"]),
  providers: fc.constantFrom<MethodProviders>(INSTALLED, EVERYBODY, NOBODY),
  hasBankAccount: fc.boolean(),
  hasPhone: fc.boolean(),
});

describe("listPaymentMethods", () => {
  it("puts every method of the catalogue into exactly one of the two lists", () => {
    const all = PAYMENT_METHODS.map((method) => method.id).sort();
    fc.assert(
      fc.property(anyInput, (changes) => {
        const { ids, hiddenIds } = list(changes);
        expect([...ids, ...hiddenIds].sort()).toEqual(all);
      }),
    );
  });

  it("gives every hidden method at least one reason, and none twice", () => {
    fc.assert(
      fc.property(anyInput, (changes) => {
        for (const { reasons } of listPaymentMethods({ ...INPUT, ...changes }).hidden) {
          const codes = reasons.map(({ code }) => code);
          expect(codes.length).toBeGreaterThan(0);
          expect(new Set(codes).size).toBe(codes.length);
        }
      }),
    );
  });

  it("suggests at most four, shows suggested before online before offline, and never mislabels a group", () => {
    const order = ["suggested", "online", "offline"];
    fc.assert(
      fc.property(anyInput, (changes) => {
        const { offered, group } = list(changes);
        expect(group("suggested").length).toBeLessThanOrEqual(4);
        const places = offered.map((method) => order.indexOf(method.group));
        expect(places).toEqual([...places].sort());
        for (const { method, group: name } of offered) {
          if (name !== "suggested") expect(method.availability).toBe(name);
        }
      }),
    );
  });

  it("suggests an offline method only where the country's ranking names it", () => {
    fc.assert(
      fc.property(anyInput, (changes) => {
        for (const { method, group } of list(changes).offered) {
          if (group !== "suggested" || method.availability === "online") continue;
          expect(COUNTRY_RANKING[changes.country ?? "DE"]).toContain(method.id);
        }
      }),
    );
    expect(list({ country: "BR", currency: "BRL" }).group("suggested")).toContain("boleto");
    expect(list({ country: "DE" }).group("suggested")).not.toContain("bank_transfer");
  });

  it("suggests in the order of the customer's country", () => {
    expect(list({ country: "NL" }).group("suggested")).toEqual(["ideal", "card", "paypal", "klarna"]);
    expect(list({ country: "PL", currency: "PLN" }).group("suggested")).toEqual([
      "blik",
      "przelewy24",
      "card",
      "paypo",
    ]);
    expect(list({ country: "IS", currency: "ISK" }).group("suggested")).toContain("netgiro");
  });

  it("lets the next in rank move up when a suggested one cannot be offered", () => {
    const { group } = list({ country: "NL", enabledMethods: ["card", "klarna", "apple_pay", "in3"] });
    expect(group("suggested")).toEqual(["card", "klarna", "apple_pay"]);
    expect(group("online")).toEqual(["in3"]);
  });

  it("stands in the merchant's own order where it has one, in every country", () => {
    const ownOrder = ["bank_transfer", "in3", "klarna", "card", "paypal"];
    for (const country of ["NL", "DE", "FJ"]) {
      const { group, ids } = list({ country, enabledMethods: ownOrder, ownOrder });
      const served = ownOrder.filter((id) => ids.includes(id));
      expect(group("suggested")).toEqual(served.slice(0, 4));
      expect(ids).toEqual(served);
    }
    expect(list({ country: "NL", ownOrder: ["card"] }).ids[0]).toBe("card");
  });

  it("suggests what most people have where a country has no ranking", () => {
    expect(list({ country: "FJ" }).group("suggested")).toEqual(["card", "paypal"]);
    expect(list({ country: "LU" }).group("suggested")).toEqual([...DEFAULT_RANKING]);
  });

  it("shows a method that few countries know before one that many know", () => {
    const online = list({ country: "NL" }).group("online");
    expect(online.indexOf("in3")).toBeLessThan(online.indexOf("sepa_debit"));
  });

  it("says the country and the currency that a method does not serve", () => {
    expect(list({ country: "FR", currency: "EUR" }).reasons("ideal")).toEqual([
      { code: "country_not_served", country: "FR" },
    ]);
    expect(list({ country: "NL", currency: "USD" }).reasons("ideal")).toEqual([
      { code: "currency_not_supported", currency: "USD", supported: ["EUR"] },
    ]);
  });

  it("does not serve a country that a worldwide method excludes", () => {
    expect(list({ country: "TR" }).reasons("paypal")).toEqual([
      { code: "country_not_served", country: "TR" },
    ]);
  });

  it("says the limit that an amount breaks, and takes both ends of it", () => {
    const malaysia = { country: "MY", currency: "MYR" } as const;
    const facts = { currency: "MYR" };
    expect(list({ ...malaysia, amountMinor: 99 }).reasons("fpx")).toEqual([
      { code: "amount_below_minimum", ...facts, amount_minor: 99, minimum_minor: 100 },
    ]);
    expect(list({ ...malaysia, amountMinor: 3_000_001 }).reasons("fpx")).toEqual([
      { code: "amount_above_maximum", ...facts, amount_minor: 3_000_001, maximum_minor: 3_000_000 },
    ]);
    expect(list({ ...malaysia, amountMinor: 100 }).ids).toContain("fpx");
    expect(list({ ...malaysia, amountMinor: 3_000_000 }).ids).toContain("fpx");
  });

  it("tells what the merchant has switched off from what the session leaves out", () => {
    expect(list({ enabledMethods: ["paypal"] }).reasons("card")).toEqual([
      { code: "not_enabled_by_merchant" },
    ]);
    expect(list({ allowed: ["paypal"] }).reasons("card")).toEqual([{ code: "not_allowed_by_session" }]);
  });

  it("hides what is captured at once from a merchant who confirms first", () => {
    for (const confirmation of ["manual", "callback"] as const) {
      const { ids, reasons } = list({ country: "NL", confirmation });
      expect(ids).toContain("card");
      expect(reasons("ideal")).toEqual([{ code: "confirmation_needs_separate_capture", confirmation }]);
    }
    expect(list({ country: "NL", confirmation: "automatic" }).ids).toContain("ideal");
  });

  it("offers a bank transfer only to a merchant with an account to transfer to", () => {
    expect(list({ hasBankAccount: false }).reasons("bank_transfer")).toEqual([
      { code: "bank_account_missing" },
    ]);
    expect(list({ hasBankAccount: true }).group("offline")).toEqual(["bank_transfer"]);
    expect(list({ country: "MX", currency: "MXN", hasBankAccount: false }).ids).toContain("spei");
  });

  it("offers in live mode only what a live provider takes, and says that test mode has it", () => {
    const { ids, reasons } = list({ providers: INSTALLED, livemode: true });
    expect(ids).toEqual(["bank_transfer"]);
    expect(reasons("card")).toEqual([{ code: "no_provider", livemode: true, other_mode: "sandbox" }]);
  });

  it("offers every online method of the country in test mode, and names the provider that takes it", () => {
    const { offered } = list({ country: "SE", currency: "SEK", providers: INSTALLED });
    const providers = Object.fromEntries(offered.map(({ method, provider }) => [method.id, provider]));
    expect(providers).toMatchObject({ swish: "sandbox", card: "sandbox", bank_transfer: "offline" });
  });

  it("offers no voucher while no provider makes any, in neither mode", () => {
    const brazil = { country: "BR", currency: "BRL", providers: INSTALLED } as const;
    expect(list(brazil).reasons("boleto")).toEqual([
      { code: "no_provider", livemode: false, other_mode: null },
    ]);
  });

  it("lists all reasons, not only the first", () => {
    const { reasons } = list({
      country: "DE",
      currency: "USD",
      confirmation: "manual",
      livemode: true,
      enabledMethods: [],
      allowed: [],
      providers: NOBODY,
      hasBankAccount: false,
    });
    expect(reasons("ideal").map(({ code }) => code)).toEqual([
      "country_not_served",
      "currency_not_supported",
      "not_enabled_by_merchant",
      "not_allowed_by_session",
      "confirmation_needs_separate_capture",
      "no_provider",
    ]);
    expect(reasons("bank_transfer").map(({ code }) => code)).toContain("bank_account_missing");
  });

  it("refuses what is not an amount", () => {
    expect(() => list({ amountMinor: -1 })).toThrow("is not an amount");
    expect(() => list({ amountMinor: 0.5 })).toThrow("is not an amount");
  });

  it("does not change when it is asked again", () => {
    expect(listPaymentMethods(INPUT)).toEqual(listPaymentMethods(INPUT));
  });
});
