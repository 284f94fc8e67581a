import type { Currency } from "@/lib/core/money";

/** What the demo shop sells. Prices are in minor units, one for each currency that the product can be bought in. */
export type DemoProduct = {
  slug: string;
  name: string;
  description: string;
  quantityMax: number;
  prices: Partial<Record<Currency, number>>;
};

export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  {
    slug: "assam",
    name: "Assam, 250 g",
    description: "A malty black tea from the banks of the Brahmaputra.",
    quantityMax: 20,
    prices: {
      EUR: 1200,
      USD: 1300,
      GBP: 1050,
      NOK: 14900,
      SEK: 13900,
      DKK: 8900,
      PLN: 5200,
      ISK: 1790,
      CHF: 1150,
      JPY: 2100,
      AED: 4800,
      BRL: 7200,
      INR: 109000,
      KWD: 4100,
    },
  },
  {
    slug: "tea-course",
    name: "The tea course",
    description: "Twelve evenings, online: how to buy, keep, brew and taste.",
    quantityMax: 5,
    prices: { EUR: 8900, USD: 9700, GBP: 7800, NOK: 104900, PLN: 38500, ISK: 13490 },
  },
  {
    slug: "sampler",
    name: "Sampler of five teas",
    description: "Five times fifty grams, chosen by season.",
    quantityMax: 10,
    prices: { EUR: 2450, USD: 2650, GBP: 2150, NOK: 29500, PLN: 10600, ISK: 3690 },
  },
];
