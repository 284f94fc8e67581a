import { EURO_AREA } from "@/lib/core/country-currency";

/** The European Economic Area: the Union, Iceland, Liechtenstein and Norway. */
export const EEA = [...EURO_AREA, "CZ", "DK", "HU", "IS", "LI", "NO", "PL", "RO", "SE"];

/** Europe where card wallets, direct debits in euro and the like are at home. */
export const WESTERN_AND_CENTRAL_EUROPE = [...EEA, "CH", "GB"];
