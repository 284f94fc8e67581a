import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkSchema } from "@/lib/contracts/link-objects";
import { listSchema } from "@/lib/contracts/list-queries";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/clock";
import { type Answer, type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { createProduct } from "@/tests/support/catalog";
import { START } from "@/tests/support/checkout-world";
import { namedFields, readProblem } from "@/tests/support/problem";

describe("links of the API", () => {
  let world: ApiWorld;
  let tea: string;
  beforeAll(async () => {
    world = await createApiWorld();
    tea = await createProduct(world.ctx, world.scope, { prices: { EUR: 1200, NOK: 13_900 } });
  });
  afterAll(() => world.finish());

  const create = (more: object = {}) =>
    world.call("POST", "/links", { body: { items: [{ product: tea }], ...more } });
  const made = async (more: object = {}) => {
    const answer = await create(more);
    expect(answer.status).toBe(201);
    return answer.as(linkSchema);
  };
  const list = async (query = "") => (await world.call("GET", `/links${query}`)).as(listSchema(linkSchema));
  const ids = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
  const visit = (slug: string) => world.visit("GET", `/l/${slug}`);

  describe("making one", () => {
    it("takes a product, and gives it an address that opens a cart", async () => {
      const link = await made();
      expect(link).toMatchObject({
        object: "link",
        livemode: false,
        active: true,
        status: "open",
        items: [{ product: tea, quantity: 1, removable: false }],
        parameters: "all",
        max_orders: null,
        orders: null,
        expires_at: null,
        created_at: START.toISOString(),
      });
      expect(link.slug).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/);
      expect(link.url).toBe(`${world.ctx.baseUrl}/l/${link.slug}`);
      expect((await visit(link.slug)).status).toBe(303);
    });

    it("takes everything that a link can be told", async () => {
      const whole = {
        slug: "autumn-2026",
        items: [{ product: tea, quantity: 3, removable: true }],
        success_url: "https://fjordtea.example/thanks",
        cancel_url: "https://fjordtea.example/",
        parameters: ["quantity", "email"],
        max_orders: 10,
        expires_at: addMs(START, DAY_MS).toISOString(),
        name: "Autumn",
        note: "On the posters.\nAsk Kari.",
      };
      const link = await made(whole);
      expect(link).toMatchObject({ ...whole, orders: 0 });
      expect((await world.call("GET", `/links/${link.id}`)).body).toEqual(link);
    });

    it("repeats its answer under the same key, and makes no second one", async () => {
      const headers = { "idempotency-key": "one-link" };
      const body = { items: [{ product: tea }] };
      const [first, again] = [
        await world.call("POST", "/links", { body, headers }),
        await world.call("POST", "/links", { body, headers }),
      ];
      expect([first.status, again.body]).toEqual([201, first.body]);
    });

    it.each<[string, object, [string, string][]]>([
      ["no items", { items: [] }, [["/items", "items_empty"]]],
      [
        "an unknown product",
        { items: [{ product: "prod_none" }] },
        [["/items/0/product", "product_unknown"]],
      ],
      [
        "a quantity of nothing",
        { items: [{ product: "x", quantity: 0 }] },
        [["/items/0/quantity", "quantity_invalid"]],
      ],
      ["http on the open net", { success_url: "http://shop.example/" }, [["/success_url", "url_invalid"]]],
      ["an address of another kind", { cancel_url: "javascript:alert(1)" }, [["/cancel_url", "url_invalid"]]],
      [
        "an end that has passed",
        { expires_at: "2026-11-21T12:00:00Z" },
        [["/expires_at", "expires_at_past"]],
      ],
      ["an end that is no time", { expires_at: "tomorrow" }, [["/expires_at", "time_invalid"]]],
      ["a parameter that is none", { parameters: ["price"] }, [["/parameters/0", "link_parameter_unknown"]]],
      ["no orders at all", { max_orders: 0 }, [["/max_orders", "max_orders_out_of_range"]]],
      ["more orders than are counted", { max_orders: 1_001 }, [["/max_orders", "max_orders_out_of_range"]]],
      ["capital letters", { slug: "Autumn" }, [["/slug", "slug_invalid"]]],
      ["a slash", { slug: "a/b" }, [["/slug", "slug_invalid"]]],
      ["a hyphen at an end", { slug: "autumn-" }, [["/slug", "slug_invalid"]]],
      ["a slug of 65 letters", { slug: "x".repeat(65) }, [["/slug", "slug_invalid"]]],
      ["an unknown field", { one_time: true }, [["/one_time", "unknown_field"]]],
    ])("names the field of %s", async (_what, more, fields) => {
      const before = await world.countRows();
      expect(namedFields(await create(more))).toEqual(fields);
      expect(await world.countRows()).toEqual(before);
    });

    it("names every product that cannot be sold, and why", async () => {
      const archived = await createProduct(world.ctx, world.scope, { active: false });
      const foreign = await createProduct(world.ctx, world.other);
      const dollars = await createProduct(world.ctx, world.scope, { prices: { USD: 100 } });
      const products = [tea, archived, foreign, dollars];
      const items = [...products.map((product) => ({ product })), { product: tea, quantity: 11 }];
      expect(namedFields(await create({ items }))).toEqual([
        ["/items/1/product", "product_archived"],
        ["/items/2/product", "product_unknown"],
        ["/items/3/product", "price_missing"],
        ["/items/4/quantity", "quantity_out_of_bounds"],
      ]);
    });

    it("refuses a cart that costs nothing, or more than there is", async () => {
      const free = await createProduct(world.ctx, world.scope, { prices: { EUR: 0 } });
      expect(namedFields(await create({ items: [{ product: free }] }))).toEqual([
        ["/items", "total_too_small"],
      ]);
      const dear = await createProduct(world.ctx, world.scope, { prices: { EUR: 999_999_999_999 } });
      const items = [{ product: dear, quantity: 10 }];
      expect(namedFields(await create({ items }))).toEqual([["/items", "total_too_large"]]);
    });

    it("refuses a slug that is taken: by another merchant, by an archived link, in the same moment", async () => {
      const theirs = await createProduct(world.ctx, world.other);
      const body = { slug: "printed", items: [{ product: theirs }] };
      const first = await world.call("POST", "/links", { body, key: world.keys.otherSecret });
      await world.call("POST", `/links/${first.body.id}/archive`, { key: world.keys.otherSecret });
      expect(namedFields(await create({ slug: "printed" }))).toEqual([["/slug", "slug_taken"]]);
      const answers = await Promise.all(Array.from({ length: 5 }, () => create({ slug: "contested" })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422]);
    });
  });

  describe("changing one", () => {
    const change = (id: string, body: object) => world.call("POST", `/links/${id}`, { body });

    it("changes what is said, takes away what is null, and leaves the rest", async () => {
      const { id, slug } = await made({
        name: "Old",
        note: "Kept",
        max_orders: 5,
        success_url: "https://a.example/",
      });
      const other = await createProduct(world.ctx, world.scope, { prices: { EUR: 500 } });
      world.clock.advance(HOUR_MS);
      const answer = await change(id, {
        items: [{ product: other, quantity: 2 }],
        name: "New",
        max_orders: null,
        parameters: [],
        success_url: null,
      });
      expect(answer.as(linkSchema)).toMatchObject({
        slug,
        items: [{ product: other, quantity: 2 }],
        name: "New",
        note: "Kept",
        max_orders: null,
        parameters: [],
        success_url: null,
        updated_at: world.clock.now().toISOString(),
      });
      expect(ids(await list(`?product=${other}`))).toEqual([id]);
    });

    it("never changes the slug", async () => {
      const { id } = await made();
      expect(namedFields(await change(id, { slug: "another" }))).toEqual([["/slug", "unknown_field"]]);
    });

    it("refuses what could not be made either, and changes nothing then", async () => {
      const link = await made();
      const body = { name: "New", items: [{ product: "prod_none" }] };
      expect(namedFields(await change(link.id, body))).toEqual([["/items/0/product", "product_unknown"]]);
      const past = { name: "New", expires_at: addMs(world.clock.now(), -1).toISOString() };
      expect(namedFields(await change(link.id, past))).toEqual([["/expires_at", "expires_at_past"]]);
      expect((await world.call("GET", `/links/${link.id}`)).body).toEqual(link);
    });

    it("archives and restores, any number of times, and the address says which", async () => {
      const { id, slug } = await made();
      const move = (verb: string) => world.call("POST", `/links/${id}/${verb}`);
      expect((await move("archive")).body).toMatchObject({ active: false, status: "archived" });
      expect((await move("archive")).body).toMatchObject({ active: false });
      expect((await visit(slug)).status).toBe(410);
      expect((await move("restore")).body).toMatchObject({ active: true, status: "open" });
      expect((await move("restore")).body).toMatchObject({ active: true });
      expect((await visit(slug)).status).toBe(303);
    });

    it("tells each change once, in order, as the link was then", async () => {
      const { id } = await made({ name: "First" });
      await change(id, { name: "Second" });
      await change(id, {});
      for (const verb of ["archive", "archive", "restore"]) await world.call("POST", `/links/${id}/${verb}`);
      expect(await world.told(id)).toEqual([
        "link.created",
        "link.updated",
        "link.archived",
        "link.restored",
      ]);
      const { body } = await world.call("GET", "/events?limit=100&type=link.updated");
      const told = (body.data as { sequence: number; data: { id: string; name: string } }[]).find(
        ({ data }) => data.id === id,
      );
      expect(told).toMatchObject({ sequence: 2, data: { name: "Second" } });
    });
  });

  describe("finding them", () => {
    it("answers in pages, newest first, of those in use, archived, or of a product", async () => {
      const product = await createProduct(world.ctx, world.scope);
      const items = [{ product }, { product, quantity: 2 }, { product: tea }];
      const later = async () => {
        world.clock.advance(1);
        return (await made({ items })).id;
      };
      const [oldest, middle, newest] = [await later(), await later(), await later()];
      await world.call("POST", `/links/${middle}/archive`);
      const of = `product=${product}`;
      expect(ids(await list(`?${of}`))).toEqual([newest, middle, oldest]);
      expect(ids(await list(`?${of}&active=true`))).toEqual([newest, oldest]);
      expect(ids(await list(`?${of}&active=false`))).toEqual([middle]);
      const first = await list(`?${of}&limit=2`);
      expect([ids(first), first.has_more]).toEqual([[newest, middle], true]);
      const second = await list(`?${of}&limit=2&cursor=${first.next_cursor}`);
      expect([ids(second), second.has_more]).toEqual([[oldest], false]);
      const all = await list("?limit=100");
      expect(ids(all).slice(0, 3)).toEqual([newest, middle, oldest]);
      expect(ids(await list("?limit=1&active=false"))).toEqual([middle]);
      expect(ids(await list("?product=prod_none"))).toEqual([]);
    });

    it.each(["?active=perhaps", "?cursor=%00", "?limit=0", "?status=open"])("refuses %s", async (query) => {
      expect((await world.call("GET", `/links${query}`)).status).toBe(422);
    });

    it("shows another merchant, and the other mode, nothing", async () => {
      const { id } = await made();
      for (const key of [world.keys.otherSecret, world.keys.live]) {
        const answers = [
          await world.call("GET", `/links/${id}`, { key }),
          await world.call("GET", `/links/${id}/qr`, { key }),
          await world.call("POST", `/links/${id}`, { key, body: { name: "Mine" } }),
          await world.call("POST", `/links/${id}/archive`, { key }),
          await world.call("POST", `/links/${id}/restore`, { key }),
        ];
        expect(answers.map((answer) => readProblem(answer).code)).toEqual(Array(5).fill("not_found"));
        const { body } = await world.call("GET", `/links?product=${tea}`, { key });
        expect(body.data).toEqual([]);
      }
      expect((await world.call("GET", "/links", { key: world.keys.publishable })).status).toBe(403);
    });
  });

  describe("the QR code", () => {
    const isImage = (answer: Answer, type: string) => {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe(type);
      expect(answer.headers.get("cache-control")).toBe("private, max-age=86400");
    };

    it("is a picture of the format and size that was asked for, which a browser may keep", async () => {
      const { id } = await made();
      const svg = await world.call("GET", `/links/${id}/qr`);
      isImage(svg, "image/svg+xml");
      expect(svg.text).toMatch(/^<svg .*width="512" height="512"/);
      const png = await world.call("GET", `/links/${id}/qr?format=png&size=300&margin=0`);
      isImage(png, "image/png");
      expect(png.text).toContain("IHDR");
    });

    it.each(["format=gif", "size=127", "size=2049", "size=1e3", "margin=17", "margin=-1", "colour=red"])(
      "refuses %s by name",
      async (query) => {
        const { id } = await made();
        const [[pointer] = []] = namedFields(await world.call("GET", `/links/${id}/qr?${query}`));
        expect(pointer).toBe(`/${query.split("=")[0]}`);
      },
    );
  });
});
