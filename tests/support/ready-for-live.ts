import { and, eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { merchantSettings } from "@/db/schema";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import { transact } from "@/lib/events/transact";
import { allowLive } from "@/lib/live-mode/allow-live";
import { deliverDueWebhooks } from "@/lib/webhooks/deliver-due-webhooks";
import { type ApiWorld, createApiWorld } from "./api-world";

export const HOOKS_URL = "https://fjordtea.shop/hooks";

/** Changes of a world's context: a server at a public address, and merchants' servers that accept whatever they are sent. */
export const PUBLIC_SERVER = {
  baseUrl: "https://pay.fjordtea.shop",
  post: async (): Promise<PostOutcome> => ({
    kind: "answered",
    status: 204,
    headers: {},
    answer: "",
    isTruncated: false,
    durationMs: 1,
  }),
};

/** A world whose server is at a public address. */
export async function createPublicWorld(): Promise<ApiWorld> {
  const world = await createApiWorld();
  Object.assign(world.ctx, PUBLIC_SERVER);
  return world;
}

/** Everything that a merchant changes before it goes live, in place of what examples have. */
export const READY_SETTINGS = {
  supportEmail: "help@fjordtea.shop",
  brandColor: "#0f5c4d",
  terms: { url: "https://fjordtea.shop/terms", version: "2026-11" },
  personalData: { url: "https://fjordtea.shop/privacy", version: "2026-10" },
  bankAccounts: [
    { holder: "Fjord Tea", iban: "DE02120300000000202051", bic: "BYLADEM1001", bank: "DKB", currency: null },
  ],
};

export async function changeSettings(
  { ctx }: Pick<ApiWorld, "ctx">,
  { merchantId, livemode }: Scope,
  changes: Partial<typeof merchantSettings.$inferInsert>,
): Promise<void> {
  await ctx.db
    .update(merchantSettings)
    .set(changes)
    .where(and(eq(merchantSettings.merchantId, merchantId), eq(merchantSettings.livemode, livemode)));
}

/** Does everything on the checklist for a merchant of test mode. */
export async function makeReady(world: ApiWorld, scope: Scope, key: string): Promise<void> {
  await changeSettings(world, scope, READY_SETTINGS);
  await openAnsweringEndpoint(world, key);
  await transact(world.ctx, (inside) => allowLive(inside, scope.merchantId));
}

/** An endpoint that has accepted a test event. */
export async function openAnsweringEndpoint(world: ApiWorld, key: string, url = HOOKS_URL): Promise<string> {
  const { body } = await world.call("POST", "/webhook-endpoints", { body: { url }, key });
  await world.call("POST", `/webhook-endpoints/${body.id}/test`, { key });
  await deliverDueWebhooks(world.ctx);
  return String(body.id);
}
