import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { findPageFacts } from "@/lib/http/page-facts";
import { type ApiWorld, createApiWorld, ORDER_FIELDS } from "@/tests/support/api-world";

const IBAN = "DE89370400440532013000";
const NORWEGIAN = { holder: "Fjord Tea AS", iban: "NO93 8601 1117 947", currency: "NOK" };

let world: ApiWorld;
beforeEach(async () => {
  await world?.close();
  world = await createApiWorld();
});
afterAll(() => world.close());

const change = (body: unknown) => world.call("POST", "/merchant", { body });

describe("what a customer meets", () => {
  const offered = async (country: string) => {
    const answer = await world.call("GET", `/payment-methods?country=${country}&currency=EUR&amount=2400`);
    return (answer.body.data as { id: string }[]).map(({ id }) => id);
  };

  it("are the merchant's methods in its own order, and a country's own list", async () => {
    await change({
      payment_methods: ["bank_transfer", "klarna", "card"],
      payment_methods_by_country: { NL: ["card", "ideal"] },
    });
    expect((await offered("DE")).slice(0, 3)).toEqual(["bank_transfer", "klarna", "card"]);
    expect(await offered("NL")).toEqual(["card", "ideal"]);
    await change({ payment_methods: null });
    expect((await offered("DE")).length).toBeGreaterThan(5);
    expect(await offered("NL")).toEqual(["card", "ideal"]);
  });

  it("is the account in the order's currency, else the first that takes any", async () => {
    const euro = { holder: "Fjord Tea", iban: IBAN, currency: "EUR" };
    const any = { holder: "Fjord Tea Intl", iban: "BE68539007547034" };
    await change({ bank_accounts: [any, NORWEGIAN, euro] });
    const ibanFor = async (currency: "EUR" | "NOK" | "SEK") => {
      const order = await world.order({ currency }, "bank_transfer");
      return (await world.pay(order.id, "bank_transfer")).instructions?.iban;
    };
    expect(await ibanFor("EUR")).toBe(IBAN);
    expect(await ibanFor("NOK")).toBe("NO9386011117947");
    expect(await ibanFor("SEK")).toBe("BE68539007547034");
    await change({ bank_accounts: [euro] });
    const asked = "/payment-methods?country=SE&currency=SEK&amount=2400&explain=true";
    const { hidden } = (await world.call("GET", asked)).body as {
      hidden: { id: string; reasons: unknown[] }[];
    };
    expect(hidden.find(({ id }) => id === "bank_transfer")?.reasons).toContainEqual({
      code: "bank_account_missing",
    });
  });

  it("stays the account that the order was told, while the merchant has it", async () => {
    const old = { holder: "Fjord Tea", iban: IBAN };
    const fresh = { holder: "Fjord Tea", iban: "BE68539007547034" };
    const ibanNow = async (orderId: string) => (await world.pay(orderId, "bank_transfer")).instructions?.iban;
    await change({ bank_accounts: [old] });
    const order = await world.order({}, "bank_transfer");
    const first = await world.pay(order.id, "bank_transfer");
    expect(first.instructions?.iban).toBe(IBAN);
    await change({ bank_accounts: [fresh, old] });
    expect((await world.payment(first.id)).instructions?.iban).toBe(IBAN);
    await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    expect(await ibanNow(order.id)).toBe(IBAN);
    await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    await change({ bank_accounts: [fresh] });
    expect(await ibanNow(order.id)).toBe("BE68539007547034");
  });

  it("is the merchant's language where the customer has asked for none that the page speaks", async () => {
    await change({ default_locale: "nb" });
    const localeOf = async (headers: Record<string, string>, locale?: "pl") => {
      world.clock.advance(1);
      const session = await world.openSession({ locale });
      await world.visit("POST", `/api/checkout/${world.secretOf(session.id)}/order`, {
        body: new URLSearchParams(ORDER_FIELDS),
        headers: { accept: "application/json", ...headers },
      });
      const list = await world.call("GET", "/orders?limit=1");
      return (list.body.data as { locale: string }[])[0]?.locale;
    };
    expect(await localeOf({})).toBe("nb");
    expect(await localeOf({ "accept-language": "fi" })).toBe("nb");
    expect(await localeOf({ "accept-language": "fi, de;q=0.5" })).toBe("de");
    expect(await localeOf({ "accept-language": "de" }, "pl")).toBe("pl");
    const { id } = await world.openSession();
    expect(await findPageFacts(world.ctx, `/c/${world.secretOf(id)}`)).toMatchObject({ usualLocale: "nb" });
  });
});
