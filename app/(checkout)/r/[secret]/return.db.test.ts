import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkoutSessions } from "@/db/schema";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { createInterceptor } from "@/tests/support/interceptor";

describe("coming back from the bank", () => {
  let world: ApiWorld;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createApiWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.finish());

  const atBank = async (request: Parameters<ApiWorld["order"]>[0] = {}) => {
    const order = await world.order(request, "paypal");
    return { order, payment: await world.pay(order.id, "paypal", null) };
  };
  const comeBack = async (paymentId: string) => {
    const answer = await world.visit("GET", `/r/${world.secretOf(paymentId)}`);
    expect(answer.status).toBe(303);
    return answer.headers.get("location") ?? "";
  };
  const pageOf = (orderId: string) => `${world.ctx.baseUrl}/o/${world.secretOf(orderId)}`;
  const HEADLESS = {
    ui_mode: "headless",
    success_url: "https://fjordtea.example/accepted",
    cancel_url: "https://fjordtea.example/left",
  } as const;

  it("asks the bank, so that the page says paid before any event has come", async () => {
    const { order, payment } = await atBank();
    await world.bank.decide(payment.id, "approve");
    expect(await comeBack(payment.id)).toBe(pageOf(order.id));
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
  });

  it("says that it is being checked while the bank has not made up its mind", async () => {
    const { order, payment } = await atBank();
    await world.bank.decide(payment.id, "approve_later");
    expect(await comeBack(payment.id)).toBe(`${pageOf(order.id)}?returned=1`);
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action" });
  });

  it("leads back to the bank a customer who has not answered there", async () => {
    const { order, payment } = await atBank();
    expect(await comeBack(payment.id)).toBe(pageOf(order.id));
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action" });
  });

  it("is patient with a bank that does not answer, and changes nothing", async () => {
    const { order, payment } = await atBank();
    bank.plan("lookup", () => Promise.reject(new Error("no route to the bank")));
    expect(await comeBack(payment.id)).toBe(`${pageOf(order.id)}?returned=1`);
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action" });
  });

  it("proves nothing: whoever opens the address without having paid has not paid", async () => {
    const { order, payment } = await atBank(HEADLESS);
    expect(await comeBack(payment.id)).toBe(HEADLESS.cancel_url);
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
  });

  it("goes to a headless merchant's accept address with a signed result, or to its cancel address", async () => {
    const accepted = await atBank(HEADLESS);
    await world.bank.decide(accepted.payment.id, "approve");
    expect(await comeBack(accepted.payment.id)).toMatch(/^https:\/\/fjordtea\.example\/accepted\?result=ey/);
    const rejected = await atBank(HEADLESS);
    await world.bank.decide(rejected.payment.id, "reject");
    expect(await comeBack(rejected.payment.id)).toBe(HEADLESS.cancel_url);
    const pending = await atBank(HEADLESS);
    await world.bank.decide(pending.payment.id, "approve_later");
    expect(await comeBack(pending.payment.id)).toBe(HEADLESS.success_url);
  });

  it.each([
    ["https://fjordtea.example/☃", "https://fjordtea.example/%E2%98%83"],
    ["https://bücher.example/left", "https://xn--bcher-kva.example/left"],
  ])("leads on to %s, written in a way that a header can carry", async (written, kept) => {
    const { payment } = await atBank({ ...HEADLESS, cancel_url: written });
    expect(await comeBack(payment.id)).toBe(kept);
  });

  it("finds a way for addresses that were stored before they were normalised", async () => {
    const { order, payment } = await atBank(HEADLESS);
    const store = (cancelUrl: string) =>
      world.ctx.db
        .update(checkoutSessions)
        .set({ cancelUrl })
        .where(eq(checkoutSessions.id, order.sessionId));
    await store("https://fjordtea.example/☃");
    expect(await comeBack(payment.id)).toBe("https://fjordtea.example/%E2%98%83");
    await store("https://fjordtea.example/\r\nSet-Cookie: a=b");
    expect(await comeBack(payment.id)).toBe(pageOf(order.id));
    await store("no address");
    expect(await comeBack(payment.id)).toBe(pageOf(order.id));
  });

  it("again and again changes nothing", async () => {
    const { order, payment } = await atBank();
    await world.bank.decide(payment.id, "approve");
    for (let time = 0; time < 3; time += 1) expect(await comeBack(payment.id)).toBe(pageOf(order.id));
    const paid = (await world.told(order.id)).filter((type) => type === "order.paid");
    expect(paid).toHaveLength(1);
  });

  it("leads nowhere by a secret that nobody was given", async () => {
    const { order } = await atBank();
    const wrong = await world.visit("GET", `/r/${world.secretOf(order.id)}`);
    expect([wrong.status, wrong.text.includes("<h1>")]).toEqual([404, true]);
  });
});
