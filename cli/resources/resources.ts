import { keys } from "./keys";
import { links } from "./links";
import { live } from "./live";
import { merchant } from "./merchant";
import { merchants } from "./merchants";
import { operator } from "./operator";
import { orders } from "./orders";
import { products } from "./products";
import type { Resource } from "./resource";
import { statements } from "./statements";
import { webhooks } from "./webhooks";

/** The nouns of the command line that are calls of the API and nothing else. */
export const RESOURCES: Readonly<Record<string, Resource>> = {
  products,
  links,
  orders,
  statements,
  webhooks,
  keys,
  merchant,
  merchants,
  operator,
  live,
};
