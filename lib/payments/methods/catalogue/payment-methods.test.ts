import { describe, expect, it } from "vitest";
import { paymentMethodSchema } from "../payment-method";
import { PAYMENT_METHODS } from "./payment-methods";

const regionNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

function isCountry(code: string): boolean {
  const canonical = new Intl.Locale(`und-${code}`).region;
  return canonical === code && regionNames.of(code) !== undefined && !["EU", "EZ", "UN", "ZZ"].includes(code);
}

function findRepeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe("the catalogue of payment methods", () => {
  it("has at least seventy methods, each under an id of its own", () => {
    expect(PAYMENT_METHODS.length).toBeGreaterThanOrEqual(70);
    expect(findRepeated(PAYMENT_METHODS.map((method) => method.id))).toEqual([]);
  });

  it("has every row in the shape that the schema describes, with a next step", () => {
    for (const method of PAYMENT_METHODS) {
      const parsed = paymentMethodSchema.safeParse(method);
      expect(parsed.error?.issues ?? [], method.id).toEqual([]);
      expect(method.next_step, method.id).toBeTruthy();
    }
  });

  it("names real countries, each once", () => {
    for (const method of PAYMENT_METHODS) {
      const listed = method.countries === "worldwide" ? [] : method.countries;
      const countries = [...listed, ...(method.excluded_countries ?? [])];
      expect(
        countries.filter((code) => !isCountry(code)),
        method.id,
      ).toEqual([]);
      expect(findRepeated(countries), method.id).toEqual([]);
    }
  });

  it("excludes countries only from methods that are worldwide", () => {
    for (const method of PAYMENT_METHODS) {
      if (method.excluded_countries) expect(method.countries, method.id).toBe("worldwide");
    }
  });

  it("names each currency once, and limits only currencies that the method takes", () => {
    for (const method of PAYMENT_METHODS) {
      const currencies: readonly string[] = method.currencies === "all" ? [] : method.currencies;
      expect(findRepeated(currencies), method.id).toEqual([]);
      for (const currency of Object.keys(method.limits ?? {}))
        expect(currencies, method.id).toContain(currency);
    }
  });

  it("has sane limits: at least one end, and the lower end below the upper one", () => {
    for (const method of PAYMENT_METHODS) {
      for (const { min_minor: min, max_minor: max } of Object.values(method.limits ?? {})) {
        expect(min ?? max, method.id).toBeDefined();
        expect(min ?? 0, method.id).toBeLessThan(max ?? Number.POSITIVE_INFINITY);
      }
    }
  });

  it("never promises a confirmation that ends before it begins", () => {
    for (const { id, confirmation_time: time } of PAYMENT_METHODS)
      expect(time.min, id).toBeLessThan(time.max);
  });

  it("shares a name between methods only where the name is a common noun that the page translates", () => {
    const brands = PAYMENT_METHODS.filter((method) => !method.message_key);
    expect(findRepeated(brands.map((method) => method.name.toLowerCase()))).toEqual([]);
  });

  it("tells every offline customer what to do later, and keeps them on our page for it", () => {
    for (const method of PAYMENT_METHODS) {
      if (method.availability === "online") continue;
      expect(["receive_instructions", "print_voucher"], method.id).toContain(method.next_step);
      expect(method.presentation, method.id).toBe("page");
      expect(method.capture, method.id).toBe("immediate");
    }
  });

  it("leaves out what was shut down", () => {
    const ids = PAYMENT_METHODS.map((method) => method.id);
    for (const gone of ["giropay", "sofort", "paylib", "payconiq", "poli", "paydirekt"]) {
      expect(ids).not.toContain(gone);
    }
  });
});
