import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCartPage } from "@/lib/checkout/pages/read-cart-page";
import { MAX_LOGO_BYTES } from "@/lib/contracts/limits";
import { must } from "@/lib/core/invariant";
import { findSession } from "@/lib/sessions/queries";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { JPEG, PNG, WEBP_LOSSY } from "@/tests/support/pictures";
import { namedFields, readProblem } from "@/tests/support/problem";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterAll(() => world.close());

const upload = (bytes: Uint8Array, type: string, key = world.keys.secret, headers = {}) =>
  world.call("POST", "/merchant/logo", {
    key,
    body: new Blob([Uint8Array.from(bytes)]),
    headers: { "content-type": type, ...headers },
  });
const logoUrl = async () =>
  ((await world.call("GET", "/merchant")).body.brand as { logo_url: string | null }).logo_url;
const pathOf = (url: string | null) => new URL(must(url, "a logo")).pathname;

describe("a logo", () => {
  it.each([
    ["image/png", PNG, "png"],
    ["image/jpeg", JPEG, "jpg"],
    ["image/webp", WEBP_LOSSY, "webp"],
  ])(
    "is taken as %s and served by the hash of its bytes, as a picture and nothing else",
    async (type, bytes, ending) => {
      expect((await upload(bytes, type)).status).toBe(200);
      const path = pathOf(await logoUrl());
      expect(path).toMatch(new RegExp(`^/logos/[0-9a-f]{64}\\.${ending}$`));
      const served = await world.open(path);
      expect(served.status).toBe(200);
      expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes);
      expect(Object.fromEntries(served.headers)).toMatchObject({
        "content-type": type,
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
      });
    },
  );

  it("stands on the page from our own origin, whatever that is called", async () => {
    await upload(PNG, "image/png");
    const { id } = await world.openSession();
    const session = must(await findSession(world.ctx.db, id), "the session");
    const model = await readCartPage(world.ctx, {
      session,
      locale: "en",
      guessedCountry: null,
      errors: {},
      isTotalNew: false,
    });
    if (model.kind !== "cart") throw new Error(model.kind);
    expect(model.merchant.logoUrl).toBe(pathOf(await logoUrl()));
  });

  it("before stays for pages that are open; older ones go", async () => {
    const paths: string[] = [];
    for (const [bytes, type] of [
      [PNG, "image/png"],
      [JPEG, "image/jpeg"],
      [WEBP_LOSSY, "image/webp"],
    ] as const) {
      await upload(bytes, type);
      paths.push(pathOf(await logoUrl()));
    }
    const statuses = await Promise.all(paths.map(async (path) => (await world.open(path)).status));
    expect(statuses).toEqual([404, 200, 200]);
  });

  it("of one mode or merchant is not another's, though the same bytes have one address", async () => {
    await upload(PNG, "image/png");
    const path = pathOf(await logoUrl());
    expect((await world.call("GET", "/merchant", { key: world.keys.live })).body).toMatchObject({
      brand: { logo_url: null },
    });
    await upload(PNG, "image/png", world.keys.otherSecret);
    expect((await world.call("DELETE", "/merchant/logo")).body).toMatchObject({ brand: { logo_url: null } });
    expect(await logoUrl()).toBeNull();
    expect((await world.open(path)).status).toBe(200);
  });

  it("is uploaded once for one idempotency key", async () => {
    const headers = { "idempotency-key": "logo-1" };
    const first = await upload(PNG, "image/png", world.keys.secret, headers);
    await world.call("DELETE", "/merchant/logo");
    expect((await upload(PNG, "image/png", world.keys.secret, headers)).body).toEqual(first.body);
    expect(await logoUrl()).toBeNull();
    const other = await upload(JPEG, "image/jpeg", world.keys.secret, headers);
    expect(readProblem(other)).toMatchObject({ status: 409, code: "idempotency_key_reused" });
  });
});

describe("what is no logo", () => {
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  const sized = (widthPx: number, heightPx: number) => {
    const bytes = Uint8Array.from(PNG);
    new DataView(bytes.buffer).setUint32(16, widthPx);
    new DataView(bytes.buffer).setUint32(20, heightPx);
    return bytes;
  };

  it.each(["image/svg+xml", "text/html", "application/json", "image/gif", ""])(
    "is refused by its type: %s",
    async (type) => {
      expect(readProblem(await upload(svg, type))).toMatchObject({
        status: 415,
        code: "unsupported_media_type",
      });
    },
  );

  it.each<[string, Uint8Array, string, string]>([
    ["a drawing that says it is a picture", svg, "image/png", "logo_unreadable"],
    ["a picture of another type than it says", JPEG, "image/png", "logo_unreadable"],
    ["nothing", new Uint8Array(), "image/png", "logo_unreadable"],
    ["a picture that ends too early", PNG.subarray(0, 20), "image/png", "logo_unreadable"],
    ["a picture too wide", sized(2_049, 100), "image/png", "logo_size_out_of_range"],
    ["a picture too high", sized(100, 2_049), "image/png", "logo_size_out_of_range"],
    ["a picture too small to see", sized(15, 100), "image/png", "logo_size_out_of_range"],
  ])("is refused by its bytes: %s", async (_, bytes, type, code) => {
    const rows = await world.countRows();
    expect(namedFields(await upload(bytes, type))).toEqual([["", code]]);
    expect(await world.countRows()).toEqual(rows);
  });

  it("is larger than 512 KiB", async () => {
    const large = new Uint8Array(MAX_LOGO_BYTES + 1);
    large.set(PNG);
    expect(readProblem(await upload(large, "image/png"))).toMatchObject({
      status: 413,
      code: "body_too_large",
    });
    expect((await upload(large.subarray(0, MAX_LOGO_BYTES), "image/png")).status).toBe(200);
  });

  it("is at no address that is none of ours, nor under another ending", async () => {
    await upload(PNG, "image/png");
    const path = pathOf(await logoUrl());
    for (const other of [
      path.replace(".png", ".jpg"),
      path.replace(".png", ""),
      "/logos/x.png",
      `${path}x`,
    ]) {
      expect((await world.open(other)).status).toBe(404);
    }
  });
});
