import { COUNTRY_RANKING, DEFAULT_RANKING } from "./country-ranking";
import type { PaymentMethod } from "./payment-method";

/**
 * Splits methods into those that the country's customers reach for, in that order, and the others. Of the others, one
 * that fewer countries know stands first, since it is here for a reason.
 */
export function rankMethods(
  methods: readonly PaymentMethod[],
  country: string,
): { ranked: PaymentMethod[]; others: PaymentMethod[] } {
  const ranking = new Set([...countryRanking(country), ...DEFAULT_RANKING]);
  const byId = new Map(methods.map((method) => [method.id, method]));
  const ranked = [...ranking].flatMap((id) => byId.get(id) ?? []);
  const others = methods.filter((method) => !ranking.has(method.id));
  return { ranked, others: others.sort((a, b) => countCountries(a) - countCountries(b)) };
}

function countryRanking(country: string): readonly string[] {
  return Object.hasOwn(COUNTRY_RANKING, country) ? (COUNTRY_RANKING[country] ?? []) : [];
}

const MORE_THAN_ALL_COUNTRIES = 1_000;

function countCountries(method: PaymentMethod): number {
  return method.countries === "worldwide" ? MORE_THAN_ALL_COUNTRIES : method.countries.length;
}
