import { describe, expect, it } from "vitest";
import { COUNTRY_RANKING, DEFAULT_RANKING } from "./country-ranking";
import { findPaymentMethod } from "./find-payment-method";

describe("the ranking of methods by country", () => {
  it("ranks only methods of the catalogue that the country has, each once", () => {
    for (const [country, ranking] of Object.entries(COUNTRY_RANKING)) {
      expect(new Set(ranking).size, country).toBe(ranking.length);
      for (const id of ranking) {
        const countries = findPaymentMethod(id)?.countries ?? [];
        expect(countries === "worldwide" || countries.includes(country), `${id} in ${country}`).toBe(true);
      }
    }
  });

  it("suggests by default only what is paid online", () => {
    for (const id of DEFAULT_RANKING) expect(findPaymentMethod(id)?.availability, id).toBe("online");
  });
});
