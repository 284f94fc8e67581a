import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webhookDeliveries } from "@/db/schema";
import { listSchema } from "@/lib/contracts/list-queries";
import { createdWebhookEndpointSchema, webhookDeliverySchema } from "@/lib/contracts/webhook-objects";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

async function open(body: object = {}) {
  const answer = await world.call("POST", "/webhook-endpoints", {
    body: { url: "https://fjordtea.example/hooks", ...body },
  });
  return answer.as(createdWebhookEndpointSchema);
}

const RANGE = { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" };
const COMMANDS: [string, object][] = [
  ["", { description: "mine" }],
  ["/enable", {}],
  ["/rotate-secret", {}],
  ["/test", {}],
  ["/replay", RANGE],
];

describe("a command to a webhook endpoint", () => {
  it.each(COMMANDS)(
    "%s of another merchant, or of the other mode, finds nothing and changes nothing",
    async (path, body) => {
      const { id } = await open();
      const before = await world.call("GET", `/webhook-endpoints/${id}`);
      const rows = await world.countRows();
      for (const key of [world.keys.otherSecret, world.keys.live]) {
        const answer = await world.call("POST", `/webhook-endpoints/${id}${path}`, { body, key });
        expect([answer.status, answer.body.code]).toEqual([404, "not_found"]);
      }
      const answer = await world.call("POST", `/webhook-endpoints/${id}${path}`, {
        body,
        key: world.keys.publishable,
      });
      expect(answer.status).toBe(403);
      expect((await world.call("GET", `/webhook-endpoints/${id}`)).text).toBe(before.text);
      expect(await world.countRows()).toEqual(rows);
      await world.call("DELETE", `/webhook-endpoints/${id}`);
    },
  );

  it("names a field that does not exist, and one that is wrong", async () => {
    const { id } = await open();
    const refused: [string, object, string, string][] = [
      ["", { status: "enabled" }, "/status", "unknown_field"],
      ["", { url: "https://192.168.0.1/" }, "/url", "url_refused"],
      ["/enable", { now: true }, "/now", "unknown_field"],
      ["/rotate-secret", { overlap_hours: 500 }, "/overlap_hours", "overlap_out_of_range"],
      ["/replay", { from: RANGE.to, to: RANGE.from }, "/to", "range_inverted"],
      ["/replay", { from: "2999-01-01T00:00:00Z", to: "2999-01-02T00:00:00Z" }, "/from", "range_not_begun"],
    ];
    for (const [path, body, pointer, code] of refused) {
      const answer = await world.call("POST", `/webhook-endpoints/${id}${path}`, { body });
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toMatchObject([{ pointer, code }]);
    }
    await world.call("DELETE", `/webhook-endpoints/${id}`);
  });

  it("repeated under one idempotency key rotates once and tests once", async () => {
    const { id, secret } = await open();
    for (const path of ["/rotate-secret", "/test"]) {
      const ask = () =>
        world.call("POST", `/webhook-endpoints/${id}${path}`, {
          headers: { "idempotency-key": `${id}${path}` },
        });
      const first = await ask();
      expect(first.status).toBe(200);
      expect((await ask()).text).toBe(first.text);
    }
    const list = await world.call("GET", `/webhook-endpoints/${id}/deliveries`);
    expect(list.as(listSchema(webhookDeliverySchema)).data).toMatchObject([
      { event_type: "webhook_endpoint.test", status: "pending" },
    ]);
    expect((await world.call("GET", `/webhook-endpoints/${id}`)).text).not.toContain(secret);
    await world.call("DELETE", `/webhook-endpoints/${id}`);
  });
});

describe("the list of deliveries", () => {
  it("is filtered by status, page by page, and an exhausted one can be replayed", async () => {
    const { id } = await open({ event_types: ["checkout.session.created"] });
    for (let count = 0; count < 3; count += 1) {
      await world.call("POST", "/checkout/sessions", { body: SESSION_REQUEST });
    }
    const list = async (query: string) => {
      const answer = await world.call("GET", `/webhook-endpoints/${id}/deliveries${query}`);
      return answer.as(listSchema(webhookDeliverySchema));
    };
    const [newest, middle, oldest] = (await list("")).data.map((delivery) => delivery.id);
    for (const given of [newest, oldest]) {
      await world.ctx.db
        .update(webhookDeliveries)
        .set({ status: "exhausted", dueAt: null, finishedAt: world.ctx.clock.now() })
        .where(eq(webhookDeliveries.id, given ?? ""));
    }
    expect((await list("?status=pending")).data.map((delivery) => delivery.id)).toEqual([middle]);
    const first = await list("?status=exhausted&limit=1");
    expect(first.data.map((delivery) => delivery.id)).toEqual([newest]);
    const second = await list(`?status=exhausted&limit=1&cursor=${first.next_cursor}`);
    expect([second.data[0]?.id, second.has_more]).toEqual([oldest, false]);
    expect((await list("?status=delivered")).data).toEqual([]);
    const refused = await world.call("GET", `/webhook-endpoints/${id}/deliveries?status=lost`);
    expect(refused.body.errors).toMatchObject([{ pointer: "/status" }]);

    const replay = await world.call("POST", `/webhook-endpoints/${id}/replay`, { body: RANGE });
    expect(replay.body).toEqual({ object: "webhook_replay", endpoint: id, deliveries: 2 });
    expect((await list("?status=exhausted")).data).toEqual([]);
  });
});
