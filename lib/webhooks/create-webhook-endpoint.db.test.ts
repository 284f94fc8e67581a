import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "@/db/context";
import { webhookEndpoints } from "@/db/schema";
import { MAX_WEBHOOK_ENDPOINTS } from "@/lib/contracts/limits";
import { parseInput } from "@/lib/contracts/parse";
import { createWebhookEndpointSchema } from "@/lib/contracts/webhook-endpoint-request";
import { createdWebhookEndpointSchema, webhookEndpointSchema } from "@/lib/contracts/webhook-objects";
import { transact } from "@/lib/events/transact";
import { createWebhookEndpoint } from "./create-webhook-endpoint";
import { deleteWebhookEndpoint } from "./delete-webhook-endpoint";
import { openEndpointSecret } from "./endpoint-secret";
import { presentCreatedWebhookEndpoint, presentWebhookEndpoint } from "./present-webhook-endpoint";
import { findScopedWebhookEndpoint, listWebhookEndpoints } from "./queries";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

const HOOK = "https://shop.example/hooks";

let world: WebhookWorld;
let scope: Scope;
beforeAll(async () => {
  world = await createWebhookWorld();
});
beforeEach(async () => {
  scope = await world.addMerchant();
});
afterAll(() => world.close());

describe("a new webhook endpoint", () => {
  it("shows its secret once, and keeps it in a form that opens for this endpoint only", async () => {
    const created = await world.addEndpoint(HOOK, { description: "Orders" }, scope);
    const { endpoint, secret } = created;
    expect(
      createdWebhookEndpointSchema.parse(presentCreatedWebhookEndpoint(world.ctx, created)),
    ).toMatchObject({
      url: HOOK,
      secret: expect.stringMatching(/^whsec_/),
      status: "enabled",
      event_types: "all",
      description: "Orders",
    });
    const found = await findScopedWebhookEndpoint(world.ctx.db, scope, endpoint.id);
    expect(JSON.stringify(found)).not.toContain(secret);
    expect(webhookEndpointSchema.parse(presentWebhookEndpoint(world.ctx, endpoint))).not.toHaveProperty(
      "secret",
    );
    expect(openEndpointSecret(world.ctx, endpoint)).toBe(secret);
    expect(() => openEndpointSecret(world.ctx, { ...endpoint, id: "we_other" })).toThrow(
      "cannot be decrypted",
    );
  });

  it("keeps each event type once", async () => {
    const { endpoint } = await world.addEndpoint(
      HOOK,
      { event_types: ["order.paid", "order.created", "order.paid"] },
      scope,
    );
    expect(presentWebhookEndpoint(world.ctx, endpoint).event_types).toEqual(["order.paid", "order.created"]);
  });

  it.each([
    ["http://shop.example/hooks", "https"],
    ["https://user:password@shop.example/", "credentials"],
    ["https://10.0.0.1/", "address"],
    ["https://127.0.0.2/", "address"],
    ["https://2130706433:8443/", "address"],
    ["https://0x7f.1/", "address"],
    ["https://017700000001/", "address"],
    ["https://192.168.257/", "address"],
    ["https://169.254.169.254/latest/meta-data", "address"],
    ["https://0xa9fea9fe/", "address"],
    ["https://100.64.0.1/", "address"],
    ["https://[::ffff:10.0.0.1]/", "address"],
    ["https://[::ffff:a9fe:a9fe]/", "address"],
    ["https://[64:ff9b::127.0.0.1]/", "address"],
    ["https://[fd00:ec2::254]/", "address"],
    ["https://１２７.０.０.１/", "address"],
    ["https://localhost./", "public name"],
    ["https://metadata.google.internal/", "public name"],
    ["https://intranet/", "public name"],
    ["not a url", "URL"],
  ])("is not made for %s, and the reason is said", async (url, reason) => {
    const refusal = { pointer: "/url", code: "url_refused", message: expect.stringContaining(reason) };
    await expect(world.addEndpoint(url, {}, scope)).rejects.toMatchObject({ status: 422, errors: [refusal] });
    expect(await listWebhookEndpoints(world.ctx.db, scope)).toEqual([]);
  });

  it("may be on this machine only where that is allowed", async () => {
    const create = (allowLoopback: boolean) =>
      transact({ ...world.ctx, allowLoopback }, (inside) =>
        createWebhookEndpoint(inside, scope, { url: "http://localhost:4000/hooks", event_types: "all" }),
      );
    await expect(create(false)).rejects.toMatchObject({ status: 422, errors: [{ code: "url_refused" }] });
    await expect(create(true)).resolves.toMatchObject({ endpoint: { status: "enabled" } });
  });

  it("is never on this machine in live mode, whatever is allowed", async () => {
    const create = transact({ ...world.ctx, allowLoopback: true }, (inside) =>
      createWebhookEndpoint(
        inside,
        { ...scope, livemode: true },
        { url: "http://localhost:4000/hooks", event_types: "all" },
      ),
    );
    await expect(create).rejects.toMatchObject({ status: 422, errors: [{ code: "url_refused" }] });
  });

  it("is one of a limited number, in which deleted ones and other modes' do not count", async () => {
    const [first] = await Promise.all(
      Array.from({ length: MAX_WEBHOOK_ENDPOINTS }, () => world.addEndpoint(HOOK, {}, scope)),
    );
    const refusal = { status: 409, code: "endpoint_limit_reached" };
    await expect(world.addEndpoint(HOOK, {}, scope)).rejects.toMatchObject(refusal);
    await world.addEndpoint(HOOK, {}, { ...scope, livemode: true });
    await transact(world.ctx, (inside) => deleteWebhookEndpoint(inside, scope, first?.endpoint.id ?? ""));
    await world.addEndpoint(HOOK, {}, scope);
    await expect(world.addEndpoint(HOOK, {}, scope)).rejects.toMatchObject(refusal);
  });
});

describe("a request for a webhook endpoint", () => {
  it.each([
    [{}, "/url"],
    [{ url: `https://shop.example/${"a".repeat(2_048)}` }, "/url"],
    [{ url: HOOK, event_types: [] }, "/event_types"],
    [{ url: HOOK, event_types: "order.paid" }, "/event_types"],
    [{ url: HOOK, event_types: ["order.paid", "order.payed"] }, "/event_types/1"],
    [{ url: HOOK, description: "a\u0000b" }, "/description"],
    [{ url: HOOK, secret: "whsec_mine" }, "/secret"],
  ])("%j is refused by naming %s", (request, pointer) => {
    const parse = () => parseInput(createWebhookEndpointSchema, request);
    expect(parse).toThrowError(expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }));
  });
});

describe("an endpoint that is somebody else's", () => {
  it("is like one that does not exist: for another merchant, and in the other mode", async () => {
    const { endpoint } = await world.addEndpoint(HOOK, {}, scope);
    const stranger = await world.addMerchant();
    for (const other of [stranger, { ...scope, livemode: true }]) {
      expect(await listWebhookEndpoints(world.ctx.db, other)).toEqual([]);
      expect(await findScopedWebhookEndpoint(world.ctx.db, other, endpoint.id)).toBeNull();
      const remove = transact(world.ctx, (inside) => deleteWebhookEndpoint(inside, other, endpoint.id));
      await expect(remove).rejects.toMatchObject({ status: 404, detail: "No such webhook endpoint." });
    }
    expect(await listWebhookEndpoints(world.ctx.db, scope)).toMatchObject([{ id: endpoint.id }]);
  });

  it("is not found once it was deleted, though its row stays", async () => {
    const { endpoint } = await world.addEndpoint(HOOK, {}, scope);
    const remove = () => transact(world.ctx, (inside) => deleteWebhookEndpoint(inside, scope, endpoint.id));
    await remove();
    expect(await findScopedWebhookEndpoint(world.ctx.db, scope, endpoint.id)).toBeNull();
    expect(await listWebhookEndpoints(world.ctx.db, scope)).toEqual([]);
    await expect(remove()).rejects.toMatchObject({ status: 404 });
    const [row] = await world.ctx.db
      .select()
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.id, endpoint.id));
    expect(row).toMatchObject({ deletedAt: world.clock.now() });
  });
});
