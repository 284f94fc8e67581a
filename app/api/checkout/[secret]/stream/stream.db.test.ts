import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_STREAMS_PER_LINK } from "@/lib/contracts/limits";
import { stopping } from "@/lib/http/stopping";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { readProblem } from "@/tests/support/problem";

describe("the live status of an order", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  /** Opens the stream as a browser would and reads it event by event. */
  async function watch(orderId: string) {
    const leaving = new AbortController();
    const response = await world.open(`/api/checkout/${world.secretOf(orderId)}/stream`, {
      signal: leaving.signal,
    });
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    async function next(): Promise<unknown> {
      for (;;) {
        const [event, ...rest] = text.split("\n\n");
        if (rest.length > 0) {
          text = rest.join("\n\n");
          const [, data] = /^event: change\ndata: (.*)$/.exec(event ?? "") ?? [];
          if (data !== undefined) return JSON.parse(data);
          continue;
        }
        const { done, value } = await reader.read();
        if (done) return "the end";
        text += value;
      }
    }
    /** Reads on until that is told; answers all that was told on the way. */
    async function until(wanted: string): Promise<unknown[]> {
      const told: unknown[] = [];
      while (JSON.stringify(told.at(-1)) !== wanted && told.at(-1) !== "the end") told.push(await next());
      return told;
    }
    return { response, next, until, leave: () => leaving.abort() };
  }

  const PAID = '{"order_status":"paid","payment_status":"succeeded"}';

  it("is told at once, and again when the order is paid", async () => {
    const order = await world.order();
    const { response, next, until, leave } = await watch(order.id);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store, no-transform");
    expect(await next()).toEqual({ order_status: "unpaid", payment_status: null });
    await world.pay(order.id);
    const told = await until(PAID);
    expect(JSON.stringify(told.at(-1))).toBe(PAID);
    leave();
    expect(await next()).toBe("the end");
  });

  it("tells each page of its own order alone", async () => {
    const [first, second] = [await world.order(), await world.order()];
    const [one, two] = [await watch(first.id), await watch(second.id)];
    await Promise.all([one.next(), two.next()]);
    await world.pay(first.id, "card", "sandbox_card_declined_visa");
    await world.pay(second.id);
    const told = await two.until(PAID);
    expect(JSON.stringify(told)).not.toContain("failed");
    const declined = '{"order_status":"unpaid","payment_status":"failed"}';
    expect(JSON.stringify((await one.until(declined)).at(-1))).toBe(declined);
    one.leave();
    two.leave();
  });

  it("shows many pages of one order the same", async () => {
    const order = await world.order();
    const pages = await Promise.all(Array.from({ length: MAX_STREAMS_PER_LINK }, () => watch(order.id)));
    const address = `/api/checkout/${world.secretOf(order.id)}/stream`;
    const refused = await world.visit("GET", address);
    expect(readProblem(refused)).toMatchObject({ status: 429, code: "too_many_streams" });
    expect(refused.headers.get("retry-after")).toBe("10");
    await world.pay(order.id);
    for (const page of pages) {
      expect(JSON.stringify((await page.until(PAID)).at(-1))).toBe(PAID);
      page.leave();
    }
  });

  it("answers a HEAD at once with the headers alone, and opens nothing, however many come", async () => {
    const order = await world.order();
    const address = `/api/checkout/${world.secretOf(order.id)}/stream`;
    for (let count = 0; count < 50; count += 1) {
      const answer = await world.visit("HEAD", address);
      expect([answer.status, answer.text]).toEqual([200, ""]);
    }
    const page = await watch(order.id);
    page.leave();
  });

  it("ends when the server is about to end", async () => {
    const page = await watch((await world.order()).id);
    await page.next();
    stopping().abort();
    expect(await page.next()).toBe("the end");
    Object.assign(globalThis, { opentillStopping: undefined });
  });

  it("ends at once for who has left already", async () => {
    const order = await world.order();
    const response = await world.open(`/api/checkout/${world.secretOf(order.id)}/stream`, {
      signal: AbortSignal.abort(),
    });
    expect(await response.text()).toBe("");
  });
});
