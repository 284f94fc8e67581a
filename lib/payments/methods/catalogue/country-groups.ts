/** The countries of the euro; Bulgaria since January 2026. */
export const EURO_AREA = [
  "AT",
  "BE",
  "BG",
  "CY",
  "DE",
  "EE",
  "ES",
  "FI",
  "FR",
  "GR",
  "HR",
  "IE",
  "IT",
  "LT",
  "LU",
  "LV",
  "MT",
  "NL",
  "PT",
  "SI",
  "SK",
];

/** The European Economic Area: the Union, Iceland, Liechtenstein and Norway. */
export const EEA = [...EURO_AREA, "CZ", "DK", "HU", "IS", "LI", "NO", "PL", "RO", "SE"];

/** Europe where card wallets, direct debits in euro and the like are at home. */
export const WESTERN_AND_CENTRAL_EUROPE = [...EEA, "CH", "GB"];
