import type { PaymentMethod } from "../payment-method";
import { AFRICA_METHODS } from "./africa";
import { EAST_ASIA_METHODS } from "./east-asia";
import { EASTERN_EUROPE_METHODS } from "./eastern-europe";
import { GLOBAL_METHODS } from "./global";
import { LATIN_AMERICA_METHODS } from "./latin-america";
import { MIDDLE_EAST_METHODS } from "./middle-east";
import { NORTH_AMERICA_OCEANIA_METHODS } from "./north-america-oceania";
import { NORTHERN_EUROPE_METHODS } from "./northern-europe";
import { SOUTH_ASIA_METHODS } from "./south-asia";
import { SOUTH_EAST_ASIA_METHODS } from "./south-east-asia";
import { WESTERN_EUROPE_METHODS } from "./western-europe";

/** Every payment method that Opentill knows. Its order is the order of last resort on the page. */
export const PAYMENT_METHODS: readonly PaymentMethod[] = [
  ...GLOBAL_METHODS,
  ...WESTERN_EUROPE_METHODS,
  ...NORTHERN_EUROPE_METHODS,
  ...EASTERN_EUROPE_METHODS,
  ...NORTH_AMERICA_OCEANIA_METHODS,
  ...LATIN_AMERICA_METHODS,
  ...EAST_ASIA_METHODS,
  ...SOUTH_EAST_ASIA_METHODS,
  ...SOUTH_ASIA_METHODS,
  ...MIDDLE_EAST_METHODS,
  ...AFRICA_METHODS,
];
