import { connect } from "@/db/client";
import type { Context, Scope } from "@/db/context";
import { merchantSettings, merchants } from "@/db/schema";
import {
  type CreateWebhookEndpointRequest,
  createWebhookEndpointSchema,
} from "@/lib/contracts/webhook-endpoint-request";
import { manualClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { silentLog } from "@/lib/core/log";
import { secureRandom } from "@/lib/core/random";
import { postSafely } from "@/lib/core/safe-fetch/post-safely";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { emitNotice } from "@/lib/events/emit";
import { transact } from "@/lib/events/transact";
import { createTestDatabase } from "@/tests/support/database";
import { createWebhookEndpoint } from "./create-webhook-endpoint";
import { deleteWebhookEndpoint } from "./delete-webhook-endpoint";
import { findScopedWebhookDelivery, listEndpointDeliveries, type WholeDelivery } from "./delivery-queries";
import { listWebhookEndpoints } from "./queries";

const MASTER_SECRET = "a secret for tests, long enough to derive keys";

export type WebhookWorld = Awaited<ReturnType<typeof createWebhookWorld>>;

/**
 * A merchant on a real database of its own. The clock stands still until it is moved; it begins at the machine's time,
 * because the public library refuses signatures that are old by that one.
 */
export async function createWebhookWorld() {
  const database = await createTestDatabase();
  const client = connect(database.url);
  const clock = manualClock(new Date());
  const ctx: Context = {
    db: client.db,
    clock,
    wallClock: clock,
    random: secureRandom,
    log: silentLog,
    keys: deriveKeys(MASTER_SECRET),
    baseUrl: "http://localhost:3000",
    allowLoopback: true,
    post: postSafely,
  };
  const scope = await addMerchant(ctx);
  const sequences = new Map<string, number>();

  return {
    ctx,
    clock,
    scope,
    /** What another process needs to work on the same world. */
    process: { databaseUrl: database.url, masterSecret: MASTER_SECRET },
    addMerchant: () => addMerchant(ctx),
    addEndpoint: (url: string, request: Partial<CreateWebhookEndpointRequest> = {}, owner = scope) =>
      transact(ctx, (inside) =>
        createWebhookEndpoint(inside, owner, createWebhookEndpointSchema.parse({ ...request, url })),
      ),
    /** Commits one event about an object of its own, a millisecond after the one before, so that ids sort by age. */
    emit(data: object = {}, owner = scope) {
      clock.advance(1);
      return emit(ctx, owner, data);
    },
    /** Commits the next event about an object, or several in one transaction; answers with their ids in order. */
    async emitAbout(objectId: string, count = 1, owner = scope): Promise<string[]> {
      clock.advance(1);
      const before = sequences.get(objectId) ?? 0;
      sequences.set(objectId, before + count);
      return transact(ctx, async (inside) => {
        for (let index = 1; index <= count; index += 1) {
          emitNotice(inside, {
            scope: owner,
            type: "payment.ready_to_confirm",
            objectId,
            sequence: before + index,
            data: { id: objectId },
          });
        }
        return inside.facts.events.map(({ id }) => id);
      });
    },
    /** Leaves nothing of a test before. */
    async deleteEndpoints(): Promise<void> {
      for (const { id } of await listWebhookEndpoints(ctx.db, scope)) {
        await transact(ctx, (inside) => deleteWebhookEndpoint(inside, scope, id));
      }
    },
    /** The newest delivery of an endpoint. */
    async deliveryTo(endpointId: string): Promise<WholeDelivery> {
      const { deliveries } = await listEndpointDeliveries(ctx.db, endpointId, { limit: 1 });
      return must(deliveries[0], "a delivery");
    },
    async delivery(id: string): Promise<WholeDelivery> {
      return must(await findScopedWebhookDelivery(ctx.db, scope, id), "the delivery");
    },
    async close() {
      await client.close();
      await database.drop();
    },
  };
}

async function addMerchant(ctx: Context): Promise<Scope> {
  const scope = { merchantId: newId("merchant", ctx), livemode: false };
  const createdAt = ctx.clock.now();
  await ctx.db.insert(merchants).values({ id: scope.merchantId, name: "Fjord Tea", createdAt });
  const settings = {
    ...scope,
    name: "Fjord Tea",
    supportEmail: "help@fjordtea.example",
    brandColor: "#0f5c4d",
    terms: { url: "https://fjordtea.example/terms", version: "2026-10" },
    personalData: { url: "https://fjordtea.example/privacy", version: "2026-09" },
    defaultCurrency: "EUR" as const,
    defaultCountry: "DE",
    updatedAt: createdAt,
  };
  await ctx.db.insert(merchantSettings).values([settings, { ...settings, livemode: true }]);
  return scope;
}

/** Answers with the event's id and the bytes that were stored. */
async function emit(ctx: Context, scope: Scope, data: object): Promise<{ id: string; body: string }> {
  return transact(ctx, async (inside) => {
    const objectId = newId("payment", ctx);
    const fact = { scope, type: "payment.ready_to_confirm", objectId, sequence: 1, data } as const;
    emitNotice(inside, fact);
    const { id, body } = must(inside.facts.events[0], "the event");
    return { id, body };
  });
}
