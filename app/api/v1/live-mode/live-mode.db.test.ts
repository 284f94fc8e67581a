import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { merchantDocuments, merchants } from "@/db/schema";
import { LIVE_MODE_POINTS, liveModeSchema, wentLiveSchema } from "@/lib/contracts/live-mode";
import { transact } from "@/lib/events/transact";
import { allowLive } from "@/lib/live-mode/allow-live";
import { readSettings } from "@/lib/merchants/queries";
import { type ApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { readProblem } from "@/tests/support/problem";
import {
  changeSettings,
  createPublicWorld,
  HOOKS_URL,
  makeReady,
  openAnsweringEndpoint,
  READY_SETTINGS,
} from "@/tests/support/ready-for-live";

describe("going live", () => {
  let world: ApiWorld;
  let key: string;
  const worlds: ApiWorld[] = [];
  beforeEach(async () => {
    world = await createPublicWorld();
    worlds.push(world);
    key = world.keys.otherSecret;
  });
  afterAll(async () => {
    for (const { close } of worlds) await close();
  });

  const read = async (as = key) => (await world.call("GET", "/live-mode", { key: as })).as(liveModeSchema);
  const openPoints = async () => (await read()).checklist.filter(({ done }) => !done).map(({ id }) => id);
  const go = (as = key, headers: Record<string, string> = {}) =>
    world.call("POST", "/live-mode", { body: {}, key: as, headers });

  it("begins with a list of what is open, read from the data, each point by itself", async () => {
    world.ctx.baseUrl = "http://localhost:3000";
    expect(await read()).toMatchObject({ is_live: false, live_since: null });
    expect((await read()).checklist.map(({ id }) => id)).toEqual([...LIVE_MODE_POINTS]);
    expect(await openPoints()).toEqual([...LIVE_MODE_POINTS]);

    const { supportEmail, terms, personalData, bankAccounts } = READY_SETTINGS;
    await changeSettings(world, world.other, { supportEmail });
    expect(await openPoints()).not.toContain("brand");
    await changeSettings(world, world.other, { terms });
    expect(await openPoints()).toContain("documents");
    await changeSettings(world, world.other, { personalData });
    expect(await openPoints()).not.toContain("documents");
    await changeSettings(world, world.other, { bankAccounts });
    expect(await openPoints()).not.toContain("payment");
    await transact(world.ctx, (inside) => allowLive(inside, world.other.merchantId));
    expect(await openPoints()).toEqual(["webhook", "public_address"]);
    await openAnsweringEndpoint(world, key);
    expect(await openPoints()).toEqual(["public_address"]);
    world.ctx.baseUrl = "https://pay.fjordtea.shop";
    expect(await openPoints()).toEqual([]);
    expect((await read()).is_live).toBe(false);
  });

  it("asks for a webhook that answers at the address it has now", async () => {
    await openAnsweringEndpoint(world, key, "http://localhost:4000/hooks");
    expect(await openPoints()).toContain("webhook");
    const id = await openAnsweringEndpoint(world, key);
    expect(await openPoints()).not.toContain("webhook");

    world.clock.advance(1_000);
    await world.call("POST", `/webhook-endpoints/${id}`, { key, body: { url: "https://elsewhere.shop/" } });
    expect(await openPoints()).toContain("webhook");
    await world.call("POST", `/webhook-endpoints/${id}`, { key, body: { description: "the same address" } });
    expect(await openPoints()).toContain("webhook");
  });

  it("is refused with the open points by name, and changes nothing", async () => {
    const before = await world.countRows();
    const refused = readProblem(await go());
    expect(refused).toMatchObject({ status: 409, code: "live_mode_not_ready" });
    for (const point of ["brand", "documents", "payment", "webhook", "operator"]) {
      expect(refused.detail).toContain(`${point}: `);
    }
    expect(refused.detail).not.toContain("public_address");
    expect(await world.countRows()).toEqual(before);
    expect(await readSettings(world.ctx.db, { ...world.other, livemode: true })).toBeNull();
    expect((await read()).is_live).toBe(false);
  });

  it("opens live mode with test mode's settings, and with keys and secrets of its own", async () => {
    await changeSettings(world, world.other, {
      embedOrigins: ["https://fjordtea.shop", "http://localhost:4000"],
    });
    await makeReady(world, world.other, key);
    const local = await openAnsweringEndpoint(world, key, "http://localhost:4000/hooks");
    expect(local).toMatch(/^we_/);
    const answer = await go();
    expect(answer.status).toBe(201);
    const live = answer.as(wentLiveSchema);
    expect(live).toMatchObject({ is_live: true, live_since: world.clock.now().toISOString() });
    expect(live.secret_key).toMatch(/^sk_live_/);
    expect(live.publishable_key).toMatch(/^pk_live_/);
    expect(live.webhook_endpoints).toMatchObject([
      { url: HOOKS_URL, secret: expect.stringMatching(/^whsec_/) },
    ]);
    expect(live.left_behind).toMatchObject([
      { what: "webhook_endpoint", address: "http://localhost:4000/hooks" },
      { what: "embed_origin", address: "http://localhost:4000" },
    ]);

    const scope = { ...world.other, livemode: true };
    expect(await readSettings(world.ctx.db, scope)).toMatchObject({
      ...READY_SETTINGS,
      embedOrigins: ["https://fjordtea.shop"],
      liveSince: world.clock.now(),
    });
    const documents = await world.ctx.db
      .select({
        livemode: merchantDocuments.livemode,
        kind: merchantDocuments.kind,
        url: merchantDocuments.url,
      })
      .from(merchantDocuments)
      .where(eq(merchantDocuments.merchantId, scope.merchantId));
    expect(documents.filter(({ livemode }) => livemode)).toEqual(
      expect.arrayContaining([
        { livemode: true, kind: "terms", url: READY_SETTINGS.terms.url },
        { livemode: true, kind: "personal_data", url: READY_SETTINGS.personalData.url },
      ]),
    );
    const callbacks = await world.call("GET", "/callback-secret", { key });
    expect(live.callback_secret).not.toBe(callbacks.body.secret);
    expect(await read(live.secret_key)).toMatchObject({ is_live: true, live_since: live.live_since });
  });

  it("gives a live key that sells, and hears in live mode's log", async () => {
    await makeReady(world, world.other, key);
    const live = (await go()).as(wentLiveSchema);
    const session = await world.call("POST", "/checkout/sessions", {
      key: live.secret_key,
      body: { ...SESSION_REQUEST, success_url: "https://fjordtea.shop/thanks" },
    });
    expect(session).toMatchObject({ status: 201, body: { livemode: true } });
    const log = await world.call("GET", "/events", { key: live.secret_key });
    expect((log.body.data as { type: string; livemode: boolean }[]).map(({ type }) => type)).toEqual([
      "merchant.live",
      "api_key.created",
      "api_key.created",
      "checkout.session.created",
    ]);
  });

  it("from then on lets no test key change anything of live mode", async () => {
    await makeReady(world, world.other, key);
    const live = (await go()).as(wentLiveSchema);
    const [endpoint] = live.webhook_endpoints;
    expect((await world.call("DELETE", `/webhook-endpoints/${endpoint?.id}`, { key })).status).toBe(404);
    const bankAccounts = [{ ...READY_SETTINGS.bankAccounts[0], iban: "GB33BUKB20201555555555" }];
    await changeSettings(world, world.other, { bankAccounts: bankAccounts as never, name: "Another" });
    const kept = await readSettings(world.ctx.db, { ...world.other, livemode: true });
    expect(kept).toMatchObject({ name: "Fjord Tea", bankAccounts: READY_SETTINGS.bankAccounts });
  });

  it("happens once, and is told to whoever comes later", async () => {
    await makeReady(world, world.other, key);
    const live = (await go()).as(wentLiveSchema);
    for (const late of [key, live.secret_key]) {
      expect(readProblem(await go(late))).toMatchObject({ status: 409, code: "already_live" });
    }
  });

  it("answers the same again under the same idempotency key, and under another never", async () => {
    await makeReady(world, world.other, key);
    const headers = { "idempotency-key": "go-live" };
    const first = await go(key, headers);
    expect(first.status).toBe(201);
    expect((await go(key, headers)).body).toEqual(first.body);
    expect((await go(key, { "idempotency-key": "another" })).status).toBe(409);
  });

  it("needs a secret key: a restricted one would make stronger ones than itself", async () => {
    await makeReady(world, world.other, key);
    const scopes = ["live_mode:write" as const];
    const restricted = await world.issueKey(world.other, "restricted", { scopes });
    expect(readProblem(await go(restricted))).toMatchObject({ status: 403, code: "forbidden" });
    expect((await read()).is_live).toBe(false);
  });

  it("happens in the world's time, wherever test mode's clock is", async () => {
    await makeReady(world, world.other, key);
    await world.call("POST", "/test/clock/advance", { key, body: { seconds: 86_400 } });
    const live = (await go()).as(wentLiveSchema);
    expect(live.live_since).toBe(world.clock.now().toISOString());
    const [merchant] = await world.ctx.db
      .select()
      .from(merchants)
      .where(eq(merchants.id, world.other.merchantId));
    expect(merchant?.liveSince).toEqual(world.clock.now());
    const log = await world.call("GET", "/events", { key: live.secret_key });
    for (const { timestamp } of log.body.data as { timestamp: string }[]) {
      expect(timestamp).toBe(live.live_since);
    }
  });

  it("is one winner's where two press at once; the others are told", async () => {
    await makeReady(world, world.other, key);
    const answers = await Promise.all([go(), go(), go(), go()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expect(readProblem(answer).code).toBe("already_live");
    }
  });
});
