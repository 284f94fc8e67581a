import { readFileSync } from "node:fs";

export type Demo = {
  base_url: string;
  secret_key: string;
  publishable_key: string;
  webhook_secret: string;
  links: { slug: string; url: string; product: string; name: string }[];
  shop_url: string;
};

/** Addresses and keys of the product under test. */
export function demo(): Demo {
  return JSON.parse(readFileSync(process.env.E2E_DEMO_FILE ?? "", "utf8"));
}
