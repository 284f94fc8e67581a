import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventSchema } from "@/lib/contracts/event-objects";
import { listSchema } from "@/lib/contracts/list-queries";
import { productSchema } from "@/lib/contracts/product-objects";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { namedFields, readProblem } from "@/tests/support/problem";

const productsSchema = listSchema(productSchema.strict());

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.finish());

const TEA = { name: "Assam, 250 g", prices: { EUR: 1200 } };

async function create(body: object = {}) {
  const answer = await world.call("POST", "/products", { body: { ...TEA, ...body } });
  expect(answer.status).toBe(201);
  return answer.as(productSchema.strict());
}

async function change(id: string, body: object) {
  const answer = await world.call("POST", `/products/${id}`, { body });
  expect(answer.status).toBe(200);
  return answer.as(productSchema.strict());
}

async function list(query = "", key = world.keys.secret) {
  return (await world.call("GET", `/products${query}`, { key })).as(productsSchema);
}

/** What the log tells of an object, oldest first. */
async function told(id: string) {
  const schema = listSchema(eventSchema);
  const events = [];
  for (let after = ""; ; ) {
    const page = (await world.call("GET", `/events?limit=100${after}`)).as(schema);
    events.push(...page.data.filter(({ data }) => data.id === id));
    if (!page.has_more) return events;
    after = `&after=${page.next_cursor}`;
  }
}

describe("a product", () => {
  it("is created with every field, and read and listed as it was answered", async () => {
    const answer = await world.call("POST", "/products", {
      body: {
        reference: "TEA-1",
        name: "  Assam,\n250 g ",
        description: "Malty.\nFrom the Brahmaputra.",
        quantity_min: 2,
        quantity_max: 20,
        prices: { ISK: 1790, EUR: 1200, KWD: 0 },
        metadata: { shelf: "7" },
      },
    });
    expect(answer.status).toBe(201);
    const product = answer.as(productSchema.strict());
    expect(product).toMatchObject({
      object: "product",
      livemode: false,
      reference: "TEA-1",
      name: "Assam, 250 g",
      description: "Malty.\nFrom the Brahmaputra.",
      active: true,
      quantity_min: 2,
      quantity_max: 20,
      prices: { EUR: 1200, ISK: 1790, KWD: 0 },
      metadata: { shelf: "7" },
    });
    expect((await world.call("GET", `/products/${product.id}`)).text).toBe(answer.text);
    expect((await list("?reference=TEA-1")).data).toEqual([product]);
    expect(await told(product.id)).toMatchObject([{ type: "product.created", sequence: 1, data: product }]);
  });

  it("needs a name alone, and is then sold one at a time and in no currency", async () => {
    const answer = await world.call("POST", "/products", { body: { name: "A bag" } });
    expect(answer.body).toMatchObject({
      reference: null,
      description: null,
      quantity_min: 1,
      quantity_max: 1,
      prices: {},
      metadata: {},
    });
    expect(await create({ quantity_min: 3 })).toMatchObject({ quantity_min: 3, quantity_max: 3 });
  });

  it.each<[object, string, string]>([
    [{ name: " " }, "/name", "text_required"],
    [{ name: undefined }, "/name", "text_required"],
    [{ name: "x".repeat(256) }, "/name", "text_too_long"],
    [{ description: "x".repeat(2_001) }, "/description", "text_too_long"],
    [{ reference: "A\u200b1" }, "/reference", "text_invalid"],
    [{ reference: "x".repeat(201) }, "/reference", "text_too_long"],
    [{ quantity_min: 0 }, "/quantity_min", "quantity_invalid"],
    [{ quantity_max: 10_001 }, "/quantity_max", "quantity_invalid"],
    [{ quantity_min: 3, quantity_max: 2 }, "/quantity_max", "bounds_inverted"],
    [{ prices: { EUR: 12.5 } }, "/prices/EUR", "amount_not_whole"],
    [{ prices: { EUR: -1 } }, "/prices/EUR", "amount_negative"],
    [{ prices: { EUR: null } }, "/prices/EUR", "amount_not_whole"],
    [{ prices: { eur: 1 } }, "/prices/eur", "currency_unknown"],
    [{ prices: { toString: 1 } }, "/prices/toString", "currency_unknown"],
    [{ prices: [1200] }, "/prices", "object_expected"],
    [{ metadata: { a: 1 } }, "/metadata/a", "metadata_value_invalid"],
    [{ active: false }, "/active", "unknown_field"],
  ])("is refused with the field named: %j", async (body, pointer, code) => {
    const before = await world.countRows();
    const answer = await world.call("POST", "/products", { body: { ...TEA, ...body } });
    expect(namedFields(answer)).toEqual([[pointer, code]]);
    expect(await world.countRows()).toEqual(before);
  });

  it("has its reference for itself in its merchant's mode, archived or not", async () => {
    const { id } = await create({ reference: "ONE" });
    await world.call("POST", `/products/${id}/archive`);
    const again = await world.call("POST", "/products", { body: { ...TEA, reference: "ONE" } });
    expect(namedFields(again)).toEqual([["/reference", "reference_taken"]]);
    const other = await create({ reference: "one" });
    const taken = await world.call("POST", `/products/${other.id}`, { body: { reference: "ONE" } });
    expect(namedFields(taken)).toEqual([["/reference", "reference_taken"]]);
    for (const key of [world.keys.otherSecret, world.keys.live]) {
      const answer = await world.call("POST", "/products", { body: { ...TEA, reference: "ONE" }, key });
      expect(answer.status).toBe(201);
    }
  });

  it("is created once under one idempotency key", async () => {
    const ask = () =>
      world.call("POST", "/products", { body: TEA, headers: { "idempotency-key": "tea-once" } });
    const [first, second] = [await ask(), await ask()];
    expect(second.text).toBe(first.text);
  });
});

describe("a change to a product", () => {
  it("keeps what it leaves out, sets prices and metadata one by one, and takes away what is null", async () => {
    const { id, ...before } = await create({
      reference: "CHANGE",
      description: "Malty.",
      quantity_max: 5,
      prices: { EUR: 1200, ISK: 1790 },
      metadata: { shelf: "7", row: "2" },
    });
    world.clock.advance(1_000);
    const changed = await change(id, {
      name: "Assam, 500 g",
      description: null,
      prices: { EUR: 2200, ISK: null, NOK: 26_900 },
      metadata: { row: null, shelf: "8", box: "1" },
    });
    expect(changed).toEqual({
      ...before,
      id,
      name: "Assam, 500 g",
      description: null,
      prices: { EUR: 2200, NOK: 26_900 },
      metadata: { shelf: "8", box: "1" },
      updated_at: world.clock.now().toISOString(),
    });
    expect((await told(id)).map(({ type, sequence }) => [type, sequence])).toEqual([
      ["product.created", 1],
      ["product.updated", 2],
    ]);
    expect((await list("?search=500")).data.map((product) => product.id)).toEqual([id]);
    expect((await change(id, { reference: null })).reference).toBeNull();
  });

  it("that changes nothing tells nobody", async () => {
    const product = await create({ description: "Malty.", metadata: { a: "b" } });
    world.clock.advance(1_000);
    const same = { name: product.name, prices: { EUR: 1200, ISK: null }, metadata: { a: "b", c: null } };
    expect(await change(product.id, same)).toEqual(product);
    expect(await change(product.id, {})).toEqual(product);
    expect(await told(product.id)).toHaveLength(1);
  });

  it("is refused with the field named, and changes nothing", async () => {
    const product = await create({ quantity_min: 2, quantity_max: 4, metadata: manyKeys(0, 50) });
    const refused: [object, string, string][] = [
      [{ quantity_min: 5 }, "/quantity_min", "bounds_inverted"],
      [{ quantity_max: 1 }, "/quantity_max", "bounds_inverted"],
      [{ name: null }, "/name", "text_required"],
      [{ prices: { EUR: "12.00" } }, "/prices/EUR", "amount_not_whole"],
      [{ prices: { XXX: null } }, "/prices/XXX", "currency_unknown"],
      [{ metadata: { more: "1" } }, "/metadata", "metadata_too_many_keys"],
      [{ active: false }, "/active", "unknown_field"],
    ];
    for (const [body, pointer, code] of refused) {
      const answer = await world.call("POST", `/products/${product.id}`, { body: { ...body } });
      expect(namedFields(answer)).toEqual([[pointer, code]]);
    }
    expect((await world.call("GET", `/products/${product.id}`)).as(productSchema)).toEqual(product);
    const swapped = await change(product.id, {
      metadata: { ...Object.fromEntries(Object.keys(manyKeys(0, 50)).map((key) => [key, null])), a: "1" },
    });
    expect(swapped.metadata).toEqual({ a: "1" });
  });
});

const manyKeys = (from: number, to: number) =>
  Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`key-${from + index}`, "x"]));

describe("archive and restore", () => {
  it("end the sale and begin it again, each told once however often it is asked", async () => {
    const { id } = await create();
    const ask = (verb: string) => world.call("POST", `/products/${id}/${verb}`);
    expect([(await ask("archive")).body.active, (await ask("archive")).body.active]).toEqual([false, false]);
    expect((await list("?active=false")).data[0]).toMatchObject({ id, active: false });
    expect((await list("?active=true")).data.map((product) => product.id)).not.toContain(id);
    expect([(await ask("restore")).body.active, (await ask("restore")).body.active]).toEqual([true, true]);
    expect((await told(id)).map(({ type, sequence }) => [type, sequence])).toEqual([
      ["product.created", 1],
      ["product.archived", 2],
      ["product.restored", 3],
    ]);
  });

  it("an archived product can be changed, and stays archived", async () => {
    const { id } = await create();
    await world.call("POST", `/products/${id}/archive`);
    expect(await change(id, { prices: { EUR: 900 } })).toMatchObject({
      active: false,
      prices: { EUR: 900 },
    });
  });
});

describe("the list of products", () => {
  it("comes page by page, newest first, and finds by words of name and reference", async () => {
    const made = [];
    for (const name of ["Góður Oolong", "Oolong, roasted", "Green oolong tin"]) {
      world.clock.advance(1);
      made.push((await create({ name, reference: `OOL-${made.length}` })).id);
    }
    const newest = [...made].reverse();
    const ids = async (query: string) => (await list(query)).data.map(({ id }) => id);
    expect(await ids("?search=oolong")).toEqual(newest);
    expect(await ids("?search=OOLON%20tin")).toEqual([made[2]]);
    expect(await ids("?search=godur")).toEqual([made[0]]);
    expect(await ids("?search=ool-1")).toEqual([made[1]]);
    expect(await ids("?search=long")).toEqual([]);
    expect(await ids("?search=%26%20%7C%20!")).toEqual([]);
    const first = await list("?search=ool&limit=2");
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([newest.slice(0, 2), true]);
    expect(await ids(`?search=ool&limit=2&cursor=${first.next_cursor}`)).toEqual([made[0]]);
  });

  it("shows nothing of another merchant or of the other mode", async () => {
    await create({ name: "Secret blend", reference: "SECRET" });
    for (const query of ["?search=secret", "?reference=SECRET"]) {
      expect((await list(query)).data).toHaveLength(1);
      for (const key of [world.keys.otherSecret, world.keys.live]) {
        expect((await list(query, key)).data).toEqual([]);
      }
    }
  });

  it.each([
    ["?active=yes", "/active", "boolean_expected"],
    ["?search=", "/search", "text_required"],
    [`?search=${"x".repeat(101)}`, "/search", "text_too_long"],
    ["?limit=0", "/limit", "limit_out_of_range"],
    ["?sort=name", "/sort", "unknown_field"],
  ])("names what is wrong with %s", async (query, pointer, code) => {
    expect(namedFields(await world.call("GET", `/products${query}`))).toEqual([[pointer, code]]);
  });
});

describe("another merchant's product, and the other mode's", () => {
  it.each(["", "/archive", "/restore"])("is like none, and stays as it is: POST %s", async (path) => {
    const product = await create();
    for (const key of [world.keys.otherSecret, world.keys.live]) {
      const answer = await world.call("POST", `/products/${product.id}${path}`, { key });
      expect(readProblem(answer)).toMatchObject({ status: 404, code: "not_found" });
      const read = await world.call("GET", `/products/${product.id}`, { key });
      expect(readProblem(read)).toMatchObject({ status: 404, code: "not_found" });
    }
    expect((await world.call("GET", `/products/${product.id}`)).as(productSchema)).toEqual(product);
  });
});
