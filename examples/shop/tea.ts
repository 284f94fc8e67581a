/** The whole catalogue. Prices live on the shop's server: a form says which tea and how many, never for how much. */
export const TEA = {
  name: "Spring sencha, 100 g",
  unitAmountMinor: 1_290,
  currency: "EUR",
  maxQuantity: 10,
} as const;
