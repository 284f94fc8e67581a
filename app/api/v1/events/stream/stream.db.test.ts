import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiKeys } from "@/db/schema";
import { addMs } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { hashApiKey } from "@/lib/core/secrets/api-key";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";

type Told = { id: string; type: string; sequence: number; data: { id: string } };

describe("the stream of events", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  /** Listens as a merchant's server would. */
  async function listen(query = "", headers: Record<string, string> = {}) {
    const leaving = new AbortController();
    const response = await world.open(`/api/v1/events/stream${query}`, {
      signal: leaving.signal,
      headers: { authorization: `Bearer ${world.keys.secret}`, ...headers },
    });
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    async function next(): Promise<{ cursor: number; event: Told } | null> {
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end >= 0) {
          const [, cursor, type, data] =
            /^id: (\d+)\nevent: (.+)\ndata: (.+)$/.exec(text.slice(0, end)) ?? [];
          text = text.slice(end + 2);
          if (data === undefined) continue;
          const event: Told = JSON.parse(data);
          expect(event.type).toBe(type);
          return { cursor: Number(cursor), event };
        }
        const { done, value } = await reader.read();
        if (done) return null;
        text += value;
      }
    }
    async function take(count: number) {
      const taken = [];
      while (taken.length < count) taken.push(must(await next(), "another event"));
      return taken;
    }
    return { response, next, take, leave: () => leaving.abort() };
  }

  const openSession = async () =>
    (await world.call("POST", "/checkout/sessions", { body: SESSION_REQUEST })).body;

  it("tells what is written from now on, within moments, in the bytes of the log", async () => {
    await openSession();
    const { response, next, leave } = await listen();
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const session = await openSession();
    const told = await next();
    expect(told?.event).toMatchObject({ type: "checkout.session.created", data: { id: session.id } });
    leave();
    expect(await next()).toBeNull();
  });

  it("goes on from a cursor without a gap and without a double, however many are written meanwhile", async () => {
    const first = await listen("?after=0");
    const [begin] = await first.take(1);
    first.leave();
    const writing = Promise.all(Array.from({ length: 30 }, openSession));
    const second = await listen("", { "last-event-id": String(begin?.cursor) });
    const sessions = await writing;
    const told = [];
    const missing = new Set(sessions.map(({ id }) => id));
    while (missing.size > 0) {
      const [one] = await second.take(1);
      told.push(one?.cursor);
      missing.delete(one?.event.data.id);
    }
    second.leave();
    expect(told).toEqual(Array.from(told, (_, index) => (begin?.cursor ?? 0) + index + 1));
  });

  it("tells only the type that was asked for", async () => {
    const { take, leave } = await listen("?type=order.paid");
    const order = await world.order();
    await world.pay(order.id);
    const [told] = await take(1);
    expect(told?.event).toMatchObject({ type: "order.paid", data: { id: order.id } });
    leave();
  });

  it("ends with the key that opened it: revoked, or short of a scope", async () => {
    for (const change of [{ revokedAt: world.clock.now() }, { scopes: ["orders:read" as const] }]) {
      const key = await world.issueKey(world.scope, "restricted", { scopes: ["events:read"] });
      const { response, next } = await listen("", { authorization: `Bearer ${key}` });
      expect(response.status).toBe(200);
      await world.ctx.db
        .update(apiKeys)
        .set(change)
        .where(eq(apiKeys.hash, hashApiKey(key)));
      expect(await next()).toBeNull();
    }
  });

  it("ends at the moment at which its key expires", async () => {
    const expiresAt = addMs(world.clock.now(), 300);
    const key = await world.issueKey(world.scope, "secret", { expiresAt });
    const { next } = await listen("", { authorization: `Bearer ${key}` });
    expect(await next()).toBeNull();
  });

  it("goes on where another key changes", async () => {
    const { next, leave } = await listen();
    const other = await world.issueKey(world.scope, "secret");
    await world.ctx.db
      .update(apiKeys)
      .set({ revokedAt: world.clock.now() })
      .where(eq(apiKeys.hash, hashApiKey(other)));
    const session = await openSession();
    expect((await next())?.event.data.id).toBe(session.id);
    leave();
  });

  it("is closed to a publishable key and to nobody's", async () => {
    const open = async (authorization: string) =>
      (await world.open("/api/v1/events/stream", { headers: { authorization } })).status;
    expect(await open(`Bearer ${world.keys.publishable}`)).toBe(403);
    expect(await open("Bearer nonsense")).toBe(401);
  });

  it("refuses a cursor that no log gave out, by name", async () => {
    const { response } = await listen("?after=yesterday");
    expect(response.status).toBe(422);
  });
});
