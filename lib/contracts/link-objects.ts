import { z } from "zod";
import { LINK_PARAMETER_NAMES } from "./link-parameters";

const time = z.iso.datetime({ offset: true });

/** What a visitor meets: a cart, or a page that says why there is none. */
export const LINK_STATUSES = ["open", "used_up", "expired", "archived"] as const;
export type LinkStatus = (typeof LINK_STATUSES)[number];

export const linkSchema = z.object({
  id: z.string(),
  object: z.literal("link"),
  livemode: z.boolean(),
  slug: z.string(),
  url: z.string().describe("The public address."),
  active: z.boolean().describe("False once it is archived."),
  status: z
    .enum(LINK_STATUSES)
    .describe("What a visitor meets: a cart where it is `open`, else a page that says why there is none."),
  items: z.array(z.object({ product: z.string(), quantity: z.int(), removable: z.boolean() })),
  success_url: z.string().nullable(),
  cancel_url: z.string().nullable(),
  parameters: z.union([z.literal("all"), z.array(z.enum(LINK_PARAMETER_NAMES))]),
  max_orders: z.int().nullable(),
  orders: z
    .int()
    .nullable()
    .describe("How many orders of it stand, which `max_orders` bounds; null where nothing does."),
  expires_at: time.nullable(),
  name: z.string().nullable(),
  note: z.string().nullable(),
  created_at: time,
  updated_at: time,
});
export type LinkObject = z.infer<typeof linkSchema>;
