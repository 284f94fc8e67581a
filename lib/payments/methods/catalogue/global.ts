import type { PaymentMethod } from "../payment-method";
import { EEA, WESTERN_AND_CENTRAL_EUROPE } from "./country-groups";
import {
  APP_WALLET,
  CARD,
  DEVICE_WALLET,
  LOGIN_WALLET,
  PAY_LATER,
  PHONE_APPROVAL,
  TRANSFER,
} from "./profiles";

const AMERICAS_WITH_APPLE_PAY = [
  "AR",
  "BR",
  "CA",
  "CL",
  "CO",
  "CR",
  "EC",
  "GT",
  "HN",
  "MX",
  "PA",
  "PE",
  "US",
];
const ASIA_WITH_APPLE_PAY = ["AU", "CN", "HK", "JP", "KR", "MO", "MY", "NZ", "SG", "TW", "VN"];
const MIDDLE_EAST_WITH_APPLE_PAY = ["AE", "BH", "EG", "IL", "JO", "KW", "MA", "QA", "SA", "ZA"];
const NEIGHBOURS_WITH_APPLE_PAY = ["AM", "AZ", "GE", "KZ", "MC", "MD", "ME", "RS", "SM", "UA", "VA"];

const AMERICAS_WITH_GOOGLE_PAY = ["AR", "BR", "CA", "CL", "CO", "CR", "MX", "PE", "US"];
const ASIA_WITH_GOOGLE_PAY = ["AU", "HK", "JP", "MY", "NZ", "SG", "TH", "TW", "VN"];
const MIDDLE_EAST_WITH_GOOGLE_PAY = ["AE", "BH", "IL", "JO", "KW", "QA", "SA", "ZA"];
const NEIGHBOURS_WITH_GOOGLE_PAY = ["AM", "AZ", "GE", "KZ", "MD", "RS", "UA"];

/** Methods that many countries share. */
export const GLOBAL_METHODS: PaymentMethod[] = [
  { ...CARD, id: "card", name: "Card", message_key: "card", countries: "worldwide", currencies: "all" },
  {
    ...DEVICE_WALLET,
    id: "apple_pay",
    name: "Apple Pay",
    countries: [
      ...WESTERN_AND_CENTRAL_EUROPE,
      ...NEIGHBOURS_WITH_APPLE_PAY,
      ...AMERICAS_WITH_APPLE_PAY,
      ...ASIA_WITH_APPLE_PAY,
      ...MIDDLE_EAST_WITH_APPLE_PAY,
    ],
    currencies: "all",
  },
  {
    ...DEVICE_WALLET,
    id: "google_pay",
    name: "Google Pay",
    countries: [
      ...WESTERN_AND_CENTRAL_EUROPE,
      ...NEIGHBOURS_WITH_GOOGLE_PAY,
      ...AMERICAS_WITH_GOOGLE_PAY,
      ...ASIA_WITH_GOOGLE_PAY,
      ...MIDDLE_EAST_WITH_GOOGLE_PAY,
    ],
    currencies: "all",
  },
  {
    ...LOGIN_WALLET,
    id: "paypal",
    name: "PayPal",
    countries: "worldwide",
    excluded_countries: ["BD", "CU", "IR", "KP", "PK", "RU", "SD", "SY", "TR"],
    // Currencies that any account may be paid in; reais, ringgit and renminbi are for accounts of their own country.
    currencies: [
      ...(["AUD", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY"] as const),
      ...(["MXN", "NOK", "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD"] as const),
    ],
    refundable: "partial",
    capture: "separate",
  },
  {
    ...LOGIN_WALLET,
    id: "amazon_pay",
    name: "Amazon Pay",
    countries: ["AT", "BE", "DE", "ES", "FR", "GB", "IE", "IT", "JP", "LU", "NL", "PT", "US"],
    currencies: ["EUR", "GBP", "JPY", "USD"],
    refundable: "partial",
    capture: "separate",
  },
  {
    ...APP_WALLET,
    id: "revolut_pay",
    name: "Revolut Pay",
    countries: [...EEA, "GB"],
    currencies: ["DKK", "EUR", "GBP", "HUF", "PLN", "RON"],
    refundable: "partial",
    capture: "separate",
  },
  {
    ...PAY_LATER,
    id: "klarna",
    name: "Klarna",
    countries: [
      ...["AT", "AU", "BE", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB"],
      ...["GR", "IE", "IT", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "US"],
    ],
    currencies: [
      ...([
        "AUD",
        "CAD",
        "CHF",
        "CZK",
        "DKK",
        "EUR",
        "GBP",
        "NOK",
        "NZD",
        "PLN",
        "RON",
        "SEK",
        "USD",
      ] as const),
    ],
    capture: "separate",
  },
  {
    ...PHONE_APPROVAL,
    id: "phone",
    name: "Phone",
    message_key: "phone",
    countries: "worldwide",
    currencies: "all",
    refundable: "partial",
    capture: "separate",
    approved_here: true,
  },
  {
    ...TRANSFER,
    id: "bank_transfer",
    name: "Bank transfer",
    message_key: "bank_transfer",
    countries: "worldwide",
    currencies: "all",
    refundable: "partial",
    needs_bank_account: true,
  },
];
