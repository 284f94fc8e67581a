import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOutbox } from "@/lib/checkout/messages/read-outbox";
import { queue } from "@/lib/checkout/messages/test-support";
import { outboxMessageSchema } from "@/lib/contracts/outbox-objects";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";

let world: ApiWorld;
let orderId: string;
let letterId: string;
beforeAll(async () => {
  world = await createApiWorld();
  orderId = (await world.order()).id;
  letterId = (await queue(world, { kind: "order_reminder", objectId: orderId })).id;
});
afterAll(() => world.close());

const ids = ({ body }: { body: Record<string, unknown> }) =>
  (body.data as { id: string }[]).map(({ id }) => id);
const livemode = { merchantId: "", livemode: true };

describe("the outbox by API", () => {
  it("lists the messages of test mode with their words, newest first", async () => {
    await world.runDue();
    const newer = await queue(world, {
      kind: "order_reminder",
      objectId: orderId,
      channel: "sms",
      recipient: "+49",
    });
    const list = await world.call("GET", "/test/outbox");
    expect(ids(list)).toEqual([newer.id, letterId]);
    const [, letter] = outboxMessageSchema.array().parse(list.body.data);
    expect(letter).toMatchObject({ status: "kept", to: "ada@customer.example", about: orderId });
    expect(letter?.text).toContain(letter?.url);
    expect(letter?.html).toContain("€24.00");
  });

  it("goes page by page, and can be asked about one object", async () => {
    const first = await world.call("GET", "/test/outbox?limit=1");
    const second = await world.call("GET", `/test/outbox?limit=1&cursor=${first.body.next_cursor}`);
    expect([ids(first), ids(second)].flat()).toHaveLength(2);
    expect(ids(second)).toEqual([letterId]);
    expect(ids(await world.call("GET", `/test/outbox?about=${orderId}`))).toHaveLength(2);
    expect(ids(await world.call("GET", "/test/outbox?about=ord_other"))).toEqual([]);
  });

  it("is refused to a live key and to a publishable one", async () => {
    expect(await world.call("GET", "/test/outbox", { key: world.keys.live })).toMatchObject({
      status: 403,
      body: { code: "test_mode_only" },
    });
    expect(await world.call("GET", "/test/outbox", { key: world.keys.publishable })).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
  });

  it("shows nobody another merchant's messages, or those of live mode", async () => {
    expect(ids(await world.call("GET", "/test/outbox", { key: world.keys.otherSecret }))).toEqual([]);
    const live = await queue(world, {
      kind: "order_reminder",
      objectId: orderId,
      scope: { ...livemode, merchantId: world.scope.merchantId },
    });
    expect(ids(await world.call("GET", "/test/outbox"))).not.toContain(live.id);
    const letter = await world.visit("GET", `/outbox/${world.secretOf(world.scope.merchantId)}/${live.id}`);
    expect(letter.status).toBe(404);
  });
});

describe("a letter of the outbox page", () => {
  const read = (secret: string, id = letterId) => world.visit("GET", `/outbox/${secret}/${id}`);

  it("is its HTML, in a page that has no origin, loads nothing and runs nothing", async () => {
    const { status, text, headers } = await read(world.secretOf(world.scope.merchantId));
    expect(status).toBe(200);
    expect(text).toContain("€24.00");
    expect(headers.get("content-security-policy")).toMatch(/^sandbox allow-popups [^;]*; default-src 'none'/);
    expect(headers.get("content-security-policy")).not.toContain("allow-scripts");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("opens with the merchant's own secret and with nothing else", async () => {
    for (const secret of [
      world.secretOf(world.other.merchantId),
      world.secretOf(orderId),
      world.scope.merchantId,
      "mer_guess",
    ]) {
      expect((await read(secret)).status).toBe(404);
    }
  });
});

it("a message whose words cannot be made spoils no list", async () => {
  const broken = await queue(world, { kind: "order_reminder", objectId: "ord_none" });
  const messages = await readOutbox(world.ctx, world.scope, { limit: 10, before: null });
  expect(messages.find(({ id }) => id === broken.id)?.text).toContain("could not be made");
  expect(messages.length).toBeGreaterThan(1);
});
