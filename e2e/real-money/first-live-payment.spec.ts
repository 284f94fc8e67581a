import { expect, test } from "@playwright/test";
import { deriveKeys } from "../../lib/core/secrets/keys";
import { linkSecret } from "../../lib/core/secrets/link-secret";
import { dumpDatabase } from "../support/dump-database";
import { OPERATOR_KEY, PUBLIC_URL, startLiveProduct } from "../support/live-product";
import { startMerchantServer } from "../support/merchant-server";

const IBAN = "DE02120300000000202051";
const TEST_BANNER = "Test mode: no money moves";

test.describe.configure({ mode: "serial", timeout: 180_000 });

/** From an empty database to real money, by the command line and a browser without scripts: no sandbox bank, no row by hand. */
test.describe("a first live payment", () => {
  let shop: Awaited<ReturnType<typeof startMerchantServer>>;
  let product: Awaited<ReturnType<typeof startLiveProduct>>;
  const known: Record<string, string> = {};
  let testMode: { merchant: string; key: string };
  let liveKey: string;
  let order: { id: string; secret: string; number: string };

  test.beforeAll(async () => {
    shop = await startMerchantServer("fjordtea.shop");
    product = await startLiveProduct({
      names: { "fjordtea.shop": { address: "93.184.215.14", port: shop.port } },
      authority: shop.authority,
    });
  });
  test.afterAll(async () => {
    await product?.stop();
    shop?.stop();
  });

  /** A command that must do it. */
  async function run(words: string[], key?: string) {
    const { code, err, record } = await product.cli(words, key);
    expect({ words: words.slice(0, 2), code, err }).toEqual({ words: words.slice(0, 2), code: 0, err: "" });
    return record;
  }
  const openPoints = async (key: string) =>
    (await run(["live", "status"], key)).checklist
      .filter(({ done }: { done: boolean }) => !done)
      .map(({ id }: { id: string }) => id);

  test("begins with a merchant in test mode, whom the operator has made", async () => {
    const created = await run([
      ...["merchants", "create", "--name", "Fjord Tea", "--support-email", "help@fjordtea.example"],
      ...["--country", "DE", "--terms-url", "https://fjordtea.example/terms"],
      ...["--personal-data-url", "https://fjordtea.example/privacy"],
    ]);
    const { secret_key: key, publishable_key: publishable, callback_secret: callbacks } = created.test_mode;
    testMode = { merchant: created.id, key };
    Object.assign(known, {
      "test secret key": key,
      "test publishable key": publishable,
      "test callbacks": callbacks,
    });
    expect(key).toMatch(/^sk_test_/);
    expect(await openPoints(key)).toEqual(["brand", "documents", "payment", "webhook", "operator"]);
    const refused = await product.cli(["live", "go"], key);
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain("operator: ");
  });

  test("does what the checklist says, point by point", async () => {
    const { key } = testMode;
    await run(
      [
        ...["merchant", "update", "--support-email", "help@fjordtea.shop", "--color", "#0f5c4d"],
        ...["--terms-url", "https://fjordtea.shop/terms", "--terms-version", "2026-11"],
        ...["--personal-data-url", "https://fjordtea.shop/privacy", "--personal-data-version", "2026-11"],
        ...["--bank-account", JSON.stringify({ holder: "Fjord Tea", iban: IBAN, bic: "BYLADEM1001" })],
      ],
      key,
    );
    expect(await openPoints(key)).toEqual(["webhook", "operator"]);

    const endpoint = await run(["webhooks", "create", "--send-to", shop.url], key);
    Object.assign(known, { "test webhook secret": endpoint.secret });
    shop.learn("test", endpoint.secret);
    await run(["webhooks", "test", endpoint.id], key);
    await expect
      .poll(() => shop.heard.map(({ type }) => type), { timeout: 20_000 })
      .toContain("webhook_endpoint.test");
    await expect.poll(() => openPoints(key)).toEqual(["operator"]);
  });

  test("test mode works without a sandbox bank: by bank transfer, under a banner", async () => {
    const { key } = testMode;
    const { url } = await sell(key, "Assam, 250 g", "assam-in-test");
    const cart = await product.visit((await product.visit(url)).location ?? "");
    expect(cart.text.includes(TEST_BANNER)).toBe(true);
    expect(methodsOn(cart.text)).toEqual(["bank_transfer"]);
  });

  test("goes live once the operator has said so", async () => {
    const { key, merchant } = testMode;
    await run(["merchants", "allow-live", merchant]);
    expect(await openPoints(key)).toEqual([]);
    const live = await run(["live", "go"], key);
    liveKey = live.secret_key;
    const [endpoint] = live.webhook_endpoints;
    Object.assign(known, {
      "live secret key": liveKey,
      "live publishable key": live.publishable_key,
      "live callbacks": live.callback_secret,
      "live webhook secret": endpoint.secret,
    });
    expect(liveKey).toMatch(/^sk_live_/);
    expect(endpoint.url).toBe(shop.url);
    expect(new Set(Object.values(known)).size).toBe(Object.values(known).length);
    shop.learn("live", endpoint.secret);
    await expect.poll(() => heardLive(), { timeout: 60_000 }).toContain("merchant.live");
    const again = await product.cli(["live", "go"], key);
    expect(again.err).toContain("live since");
  });

  test("a customer orders by a live link and is told where to transfer the money", async () => {
    const link = await sell(liveKey, "Assam, 250 g", "assam");
    expect(link.url).toBe(`${PUBLIC_URL}/l/assam`);
    const opened = await product.visit(link.url);
    const cart = await product.visit(opened.location ?? "");
    expect(cart.status).toBe(200);
    expect(cart.text.includes(TEST_BANNER)).toBe(false);
    expect(methodsOn(cart.text)).toEqual(["bank_transfer"]);

    const session = secretOf(opened.location);
    const placed = await product.visit(`/api/checkout/${session}/order`, {
      email: "ada@customer.shop",
      name: "Ada Customer",
      country: "DE",
      payment_method: "bank_transfer",
      consent_terms: "on",
      consent_personal_data: "on",
    });
    expect(placed.status).toBe(303);
    const secret = secretOf(placed.location);
    Object.assign(known, { "cart page": session, "order page": secret });
    const page = await product.visit(placed.location ?? "");
    expect(page.text.includes(TEST_BANNER)).toBe(false);
    const words = wordsOf(page.text);
    expect(words.includes(IBAN)).toBe(true);
    expect(words.includes("€12.00")).toBe(true);

    const found = await run(["orders", "list"], liveKey);
    order = { id: found.id, secret, number: found.number };
    expect(found).toMatchObject({ livemode: true, status: "unpaid" });
    const { payments } = await run(["orders", "get", order.id], liveKey);
    const { reference } = payments[0].next_action.instructions;
    expect(reference).toMatch(/^RF/);
    expect(words.includes(reference)).toBe(true);
  });

  test("a key of test mode finds nothing of it", async () => {
    for (const words of [
      ["orders", "get", order.id],
      ["orders", "mark-paid", order.id],
    ]) {
      const { code, err } = await product.cli(words, testMode.key);
      expect({ code: code === 0, err }).toMatchObject({
        code: false,
        err: expect.stringContaining("No such"),
      });
    }
  });

  test("the merchant says that the money has come, and its server hears order.paid", async () => {
    const paid = await run(["orders", "mark-paid", order.id], liveKey);
    expect(paid).toMatchObject({ status: "paid", livemode: true });
    await expect.poll(() => heardLive(), { timeout: 60_000 }).toContain("order.paid");
    const told = shop.heard.filter(({ type }) => type === "order.paid");
    expect(told).toMatchObject([
      { livemode: true, signedBy: "live", data: { id: order.id, amount_paid: 1200 } },
    ]);
    const page = await product.visit(`/o/${order.secret}`);
    expect(page.text.includes(TEST_BANNER)).toBe(false);
  });

  test("a refund of it waits until a person has sent it", async () => {
    const begun = await product.call("POST", `/orders/${order.id}/refunds`, liveKey, {});
    expect(begun).toMatchObject({ status: 201, body: { livemode: true } });
    const path = `/refunds/${begun.body.id}`;
    const status = async () => (await product.call("GET", path, liveKey)).body.status;
    await expect.poll(status, { timeout: 20_000 }).toBe("requires_action");
    const sent = await product.call("POST", `${path}/mark-paid`, liveKey, {});
    expect(sent.body).toMatchObject({ status: "succeeded" });
    await expect.poll(() => heardLive(), { timeout: 60_000 }).toContain("order.refunded");
  });

  test("a dump of that database calls nothing and opens no customer's page", async () => {
    const { tables, text } = await dumpDatabase(product.databaseUrl);
    expect(tables).toBeGreaterThan(25);
    for (const told of [order.id, IBAN, "ada@customer.shop", shop.url]) {
      expect([told, text.includes(told)]).toEqual([told, true]);
    }

    const keys = deriveKeys(product.secret);
    const secrets = { ...known, "operator key": OPERATOR_KEY, "master secret": product.secret };
    for (const id of new Set(text.match(/\b[a-z]{2,8}_[0-9a-hjkmnp-tv-z]{26}\b/g))) {
      Object.assign(secrets, { [`link of ${id}`]: linkSecret(keys.links, id) });
    }
    expect(Object.keys(secrets).length).toBeGreaterThan(40);
    for (const [of, secret] of Object.entries(secrets)) {
      for (const written of [
        secret,
        secret.split("_").at(-1) ?? "",
        Buffer.from(secret).toString("base64url"),
      ]) {
        expect([of, text.includes(written)]).toEqual([of, false]);
      }
    }

    // Whatever looks like one, whosever it is.
    const keyLike = text.match(/\b(?:[spr]k_(?:test|live)|op)_[0-9A-Za-z]{20,}/g) ?? [];
    const linkLike = text.match(/[a-z]{1,16}_[0-9a-z]{1,64}_[0-9a-hjkmnp-tv-z]{32}/g) ?? [];
    expect([...keyLike, ...linkLike, ...(text.match(/whsec_/g) ?? [])]).toEqual([]);
  });

  const heardLive = () => shop.heard.filter(({ signedBy }) => signedBy === "live").map(({ type }) => type);

  /** A product for €12.00 and a link to it. */
  async function sell(key: string, name: string, slug: string) {
    const made = await run(["products", "create", "--name", name, "--price", "EUR=1200"], key);
    return run(["links", "create", "--slug", slug, "--item", made.id], key);
  }
});

/** What a page says to its reader, without blanks: an IBAN is written in groups. */
function wordsOf(html: string): string {
  const [, body = ""] = /<main[^>]*>([\s\S]*?)<\/main>/.exec(html) ?? [];
  return body.replace(/<[^>]*>/g, "").replace(/\s+/g, "");
}

/** Payment methods that a cart page lets one choose. */
function methodsOn(html: string): string[] {
  const fields = html.match(/<input[^>]*name="payment_method"[^>]*>/g) ?? [];
  return fields.map((field) => /value="([^"]*)"/.exec(field)?.[1] ?? "");
}

function secretOf(location: string | null): string {
  return new URL(location ?? "", PUBLIC_URL).pathname.split("/").at(-1) ?? "";
}
