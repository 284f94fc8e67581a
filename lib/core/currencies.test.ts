import currencyCodes from "currency-codes";
import { expect, it } from "vitest";
import { COUNTRIES } from "./countries";
import { currencyOf } from "./country-currency";
import { CURRENCIES, CURRENCY_EXPONENTS, isCurrency } from "./currencies";

/** Funds, metals, units of account, codes for tests: nobody pays a shop in them. */
const NOT_FOR_SHOPS = new Set(
  "BOV CHE CHW CLF COU MXV USN UYI UYW XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX".split(" "),
);

/** The standard's amendments 176 to 180, which are younger than the published list that we compare with. */
const ENDED = new Set(["ANG", "BGN", "CUC"]);
const BEGUN: Record<string, number> = { XCG: 2 };

it("every currency of ISO 4217 is there with the standard's exponent, and no other", () => {
  const published = currencyCodes
    .codes()
    .filter((code) => !NOT_FOR_SHOPS.has(code) && !ENDED.has(code))
    .map((code): [string, number] => [code, currencyCodes.code(code)?.digits ?? Number.NaN]);
  expect(Object.fromEntries([...published, ...Object.entries(BEGUN)])).toEqual(CURRENCY_EXPONENTS);
});

it("money that is written with fewer decimals than the standard has keeps the standard's", () => {
  expect(CURRENCY_EXPONENTS).toMatchObject({ HUF: 2, ISK: 0, UGX: 0, MRU: 2, VES: 2, KWD: 3, CLP: 0 });
});

it("every currency has a name and a format in the engine", () => {
  const names = new Intl.DisplayNames(["en"], { type: "currency", fallback: "none" });
  expect(CURRENCIES.filter((code) => names.of(code) === undefined && !Object.hasOwn(BEGUN, code))).toEqual(
    [],
  );
});

it("every country with people has a currency", () => {
  expect(COUNTRIES.filter((country) => currencyOf(country) === null)).toEqual(["AQ"]);
});

it("no name of the prototype is a currency", () => {
  expect(["constructor", "toString", "eur", ""].map(isCurrency)).toEqual([false, false, false, false]);
  expect(isCurrency("EUR")).toBe(true);
});
