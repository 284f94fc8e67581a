import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consents, pushSubscriptions } from "@/db/schema";
import { MINUTE_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { openPushAuth } from "@/lib/outbox/push-auth";
import type { PaymentRow } from "@/lib/payments/queries";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { askPhone } from "@/tests/support/ask-phone";
import { namedFields, readProblem } from "@/tests/support/problem";

const KEYS = { p256dh: "B".repeat(87), auth: "a".repeat(22) };

describe("the page of a customer's phone", () => {
  let world: ApiWorld;
  let payment: PaymentRow;
  let page: string;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  beforeEach(async () => {
    world.clock.advance(3 * MINUTE_MS);
    await world.runDue();
    payment = await askPhone(world);
    page = `/api/phone/${world.secretOf(must(payment.phoneId, "the phone"))}`;
  });
  afterAll(() => world.finish());

  const answer = (verb: "approve" | "reject", more: Record<string, string> = {}) =>
    world.submit(`${page}/${verb}`, { payment: payment.id, lang: "pl", ...more });
  const subscriptions = () =>
    world.ctx.db
      .select()
      .from(pushSubscriptions)
      .where(eq(pushSubscriptions.phoneId, payment.phoneId ?? ""));

  it("takes the customer's yes, with their consents in the language that they read", async () => {
    expect(await answer("approve")).toMatchObject({ status: 200, body: { status: "succeeded" } });
    expect(await answer("approve")).toMatchObject({ status: 200, body: { status: "succeeded" } });
    const given = await world.ctx.db.select().from(consents).where(eq(consents.orderId, payment.orderId));
    expect(given.map(({ locale }) => locale)).toEqual(["pl", "pl"]);
  });

  it("takes the customer's no", async () => {
    expect(await answer("reject")).toMatchObject({ status: 200, body: { status: "failed" } });
    expect(readProblem(await answer("approve")).code).toBe("approval_rejected");
  });

  it("works without scripts: leads back to itself, in its language, and names what was refused", async () => {
    const address = page.replace("/api", "");
    const post = (verb: string) =>
      world.submitPlainly(`${page}/${verb}`, { payment: payment.id, lang: "is" });
    const done = await post("approve");
    expect([done.status, done.headers.get("location")]).toEqual([303, `${address}?lang=is`]);
    const refused = await post("reject");
    expect([refused.status, refused.headers.get("location")]).toEqual([
      303,
      `${address}?refused=approval_given`,
    ]);
  });

  it("answers for its own requests alone, and a page that nobody was given answers for none", async () => {
    const others = await askPhone(world, { customer: { phone: "+4915112345678" } });
    for (const verb of ["approve", "reject"]) {
      const path = `${page}/${verb}`;
      expect((await world.submit(path, { payment: others.id })).status).toBe(404);
      expect((await world.submit(path, { payment: "pay_nobody" })).status).toBe(404);
      expect(namedFields(await world.submit(path, {}))).toEqual([["/payment", "text_required"]]);
      const guessed = `/api/phone/${payment.phoneId}_${"0".repeat(32)}/${verb}`;
      expect((await world.submit(guessed, { payment: payment.id })).status).toBe(404);
      const wrongKind = `/api/phone/${world.secretOf(payment.orderId)}/${verb}`;
      expect((await world.submit(wrongKind, { payment: payment.id })).status).toBe(404);
    }
    expect(await world.payment(others.id)).toMatchObject({ status: "requires_action" });
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action" });
  });

  it("tells its state, which changes with every request and every answer", async () => {
    const read = async () => (await world.visit("GET", `${page}/status`)).body.state;
    const states = [await read()];
    await askPhone(world);
    states.push(await read());
    await answer("approve");
    states.push(await read());
    expect(new Set(states).size).toBe(3);
  });

  it("hears of a new request at once, over its stream", async () => {
    const closing = new AbortController();
    const response = await world.open(`${page}/stream`, { signal: closing.signal });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = must(response.body, "the stream").getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toContain(`${payment.id}.requires_action`);
    const second = await askPhone(world);
    expect(await next()).toContain(`${second.id}.requires_action`);
    await answer("approve");
    let told = await next();
    while (!told.includes(`${payment.id}.succeeded`)) told = await next();
    closing.abort();
  });

  it("can be installed, under the merchant's name and at its own address", async () => {
    const address = page.replace("/api", "");
    const manifest = await world.visit("GET", `${address}/manifest.webmanifest`);
    expect(manifest.headers.get("content-type")).toContain("application/manifest+json");
    expect(manifest.body).toMatchObject({ name: "Fjord Tea", start_url: address, display: "standalone" });
    const missing = `/phone/${world.secretOf(payment.orderId)}/manifest.webmanifest`;
    expect((await world.visit("GET", missing)).status).toBe(404);
  });

  it("remembers a browser that wants to be notified, once, with its secret encrypted", async () => {
    const fields = { endpoint: "https://push.example/one", ...KEYS };
    for (const auth of ["a".repeat(22), `${"b".repeat(22)}==`]) {
      expect((await world.submit(`${page}/push`, { ...fields, auth })).status).toBe(200);
    }
    const [row, ...others] = await subscriptions();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ endpoint: fields.endpoint, p256dh: fields.p256dh, goneAt: null });
    expect(row?.authEncrypted).not.toContain("bbbb");
    expect(openPushAuth(world.ctx, must(row, "the row"))).toBe("b".repeat(22));
  });

  it("keeps ten browsers at the most: the oldest gives way", async () => {
    for (let count = 0; count < 12; count += 1) {
      world.clock.advance(1_000);
      await world.submit(`${page}/push`, { endpoint: `https://push.example/${count}`, ...KEYS });
    }
    const live = (await subscriptions()).filter(({ goneAt }) => goneAt === null);
    expect(live).toHaveLength(10);
    expect(live.map(({ endpoint }) => endpoint)).toContain("https://push.example/11");
    expect(live.map(({ endpoint }) => endpoint)).not.toContain("https://push.example/1");
  });

  it.each([
    [{ endpoint: "https://10.0.0.1/push" }, [["/endpoint", "url_refused"]]],
    [{ endpoint: "https://metadata.internal/push" }, [["/endpoint", "url_refused"]]],
    [{ endpoint: "http://push.example/1" }, [["/endpoint", "url_refused"]]],
    [{ p256dh: "short" }, [["/p256dh", "text_invalid"]]],
    [{ auth: "!".repeat(22) }, [["/auth", "text_invalid"]]],
  ])("refuses a browser that says %j", async (more, fields) => {
    const answered = await world.submit(`${page}/push`, {
      endpoint: "https://push.example/1",
      ...KEYS,
      ...more,
    });
    expect(namedFields(answered)).toEqual(fields);
  });
});
