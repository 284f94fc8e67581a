import { PAYMENT_METHODS } from "@/lib/payments/methods/catalogue/payment-methods";
import { COUNTRY_RANKING, DEFAULT_RANKING } from "@/lib/payments/methods/country-ranking";
import { MAX_SUGGESTED_METHODS } from "@/lib/payments/methods/list-payment-methods";
import { METHOD_KINDS, type PaymentMethod } from "@/lib/payments/methods/payment-method";
import { code, codes, page, table } from "./markdown";

/** The catalogue by kind, and the order in which each country's customers see it. */
export function paymentMethodsPage(): string {
  return page(
    "Payment methods",
    `Every method of the catalogue: ${PAYMENT_METHODS.length}. Whether a customer sees one depends on country, currency, amount, mode and confirmation, on the merchant's settings, and on a provider that moves money by it; ${code("GET /api/v1/payment-methods?explain=true")} says why one is hidden.`,
    `Capture: ${code("separate")} can be authorized first and captured later, which ${code("manual")} confirmation needs. Time: from the customer's last step until it is known whether the money came.`,
    ...METHOD_KINDS.map((kind) => PAYMENT_METHODS.filter((method) => method.kind === kind))
      .filter((methods) => methods.length > 0)
      .map(kindPart),
    "## First in each country",
    `Of these the first ${MAX_SUGGESTED_METHODS} that are offered are suggested; elsewhere it is ${codes(DEFAULT_RANKING)}.`,
    table(
      ["country", "methods"],
      Object.entries(COUNTRY_RANKING).map(([country, ids]) => [country, codes(ids)]),
    ),
  );
}

function kindPart(methods: readonly PaymentMethod[]): string {
  const head = ["id", "name", "countries", "currencies", "paid", "capture", "refunds", "time", "next step"];
  return `## ${code(methods[0]?.kind ?? "")}\n\n${table(head, methods.map(methodRow))}`;
}

function methodRow(method: PaymentMethod): string[] {
  return [
    code(method.id),
    method.name,
    countriesOf(method),
    method.currencies === "all" ? "all" : `${method.currencies.join(" ")}${limitsOf(method)}`,
    method.availability,
    method.capture,
    method.refundable ?? "",
    timeOf(method.confirmation_time),
    method.next_step,
  ];
}

function countriesOf({ countries, excluded_countries }: PaymentMethod): string {
  if (countries !== "worldwide") return countries.join(" ");
  return excluded_countries ? `worldwide without ${excluded_countries.join(" ")}` : "worldwide";
}

/** In minor units, as the API's amounts are. */
function limitsOf({ limits = {} }: PaymentMethod): string {
  const parts = Object.entries(limits).map(
    ([currency, { min_minor, max_minor }]) => `${currency} ${min_minor ?? 0}–${max_minor ?? ""}`,
  );
  return parts.length > 0 ? ` (minor units: ${parts.join(", ")})` : "";
}

function timeOf({ unit, min, max }: PaymentMethod["confirmation_time"]): string {
  return min === max ? `${max} ${unit}` : `${min}–${max} ${unit}`;
}
