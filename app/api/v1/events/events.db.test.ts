import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventSchema } from "@/lib/contracts/event-objects";
import { listSchema } from "@/lib/contracts/list-queries";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { namedFields } from "@/tests/support/problem";

const pageSchema = listSchema(eventSchema);

describe("the log of events", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
    await world.pay((await world.order()).id);
    await world.order();
  });
  afterAll(() => world.close());

  const list = async (query: string) => (await world.call("GET", `/events${query}`)).as(pageSchema);

  it("is read from its beginning to its end by the cursor, each event once", async () => {
    const whole = await list("?limit=100");
    expect(whole.has_more).toBe(false);
    const read: string[] = [];
    let after = "";
    for (;;) {
      const page = await list(`?limit=2${after}`);
      read.push(...page.data.map(({ id }) => id));
      after = `&after=${page.next_cursor}`;
      if (!page.has_more) break;
      expect(page.data).toHaveLength(2);
    }
    expect(read).toEqual(whole.data.map(({ id }) => id));
    expect(new Set(read).size).toBe(read.length);
  });

  it("tells of one object in the order of its sequence", async () => {
    const { data } = await list("?limit=100");
    const sequences = data.filter(({ type }) => type.startsWith("payment.")).map(({ sequence }) => sequence);
    expect(sequences).toEqual([1, 2, 3]);
  });

  it("gives a cursor at the end, to come back with for what is new", async () => {
    const { next_cursor } = await list("?limit=100");
    expect(await list(`?after=${next_cursor}`)).toEqual({
      object: "list",
      data: [],
      has_more: false,
      next_cursor,
    });
    const session = await world.openSession();
    const { data } = await list(`?after=${next_cursor}`);
    expect(data.map(({ type, data }) => [type, data.id])).toEqual([["checkout.session.created", session.id]]);
  });

  it("gives a cursor of an empty log, too", async () => {
    const { body } = await world.call("GET", "/events", { key: world.keys.otherSecret });
    expect(body).toEqual({ object: "list", data: [], has_more: false, next_cursor: "0" });
  });

  it("can be read of one type alone, with a cursor that fits", async () => {
    const first = await list("?type=order.created&limit=1");
    expect(first).toMatchObject({ has_more: true, data: [{ type: "order.created" }] });
    const second = await list(`?type=order.created&limit=1&after=${first.next_cursor}`);
    expect(second).toMatchObject({ has_more: false, data: [{ type: "order.created" }] });
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id);
  });

  it("says nothing of the customer's links", async () => {
    const text = JSON.stringify(await list("?limit=100"));
    expect(text).not.toContain("client_secret");
    expect(text).not.toContain("/c/cs_");
    expect(text).not.toContain("/o/ord_");
  });

  it.each([
    ["?limit=0", "/limit", "limit_out_of_range"],
    ["?limit=101", "/limit", "limit_out_of_range"],
    ["?limit=ten", "/limit", "limit_out_of_range"],
    ["?limit=", "/limit", "limit_out_of_range"],
    ["?after=abc", "/after", "cursor_invalid"],
    ["?after=%00", "/after", "cursor_invalid"],
    ["?after=9999999999999999", "/after", "cursor_invalid"],
    ["?type=order.exploded", "/type", "value_unknown"],
    ["?types=order.paid", "/types", "unknown_field"],
    ["?a%2Fb=1", "/a~1b", "unknown_field"],
  ])("refuses %s and names the parameter", async (query, pointer, code) => {
    expect(namedFields(await world.call("GET", `/events${query}`))).toEqual([[pointer, code]]);
  });
});
