import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { payments, providerAccounts, providerEvents } from "@/db/schema";
import { transact } from "@/lib/events/transact";
import type { PaymentReference, Provider, ProviderAccount, SubmitInput } from "@/lib/providers/provider";
import { refundOrder } from "@/lib/refunds/refund-order";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { openProviderAccount } from "./accounts/open-provider-account";
import { receiveProviderEvent } from "./receive-provider-event";

const SIGNED_BY = "x-signed-by";

describe("a provider with which each merchant has an account", () => {
  let world: World;
  const calls: (PaymentReference & Partial<SubmitInput>)[] = [];
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: withAccounts });
  });
  afterAll(() => world.close());

  function noted<Input extends PaymentReference>(input: Input): Input {
    calls.push(input);
    return input;
  }

  /** The sandbox as a provider of accounts: it notes what it is called with, and believes who signed with the account's key. */
  function withAccounts(provider: Provider): Provider {
    if (provider.id === "offline") return provider;
    return {
      ...provider,
      accounts: "merchant",
      submit: (input) => provider.submit(noted(input)),
      refund: (input) => provider.refund(noted(input)),
      parseEvent: (rawBody, headers, account) =>
        headers.get(SIGNED_BY) === account?.credentials.webhook_secret
          ? { ok: true, ...JSON.parse(rawBody) }
          : { ok: false, reason: "signature" },
    };
  }

  const open = (scope = world.scope, secret = "known to both") =>
    transact(world.ctx, (inside) =>
      openProviderAccount(inside, scope, { provider: "sandbox", credentials: { webhook_secret: secret } }),
    );

  const send = (account: string, signedBy: string, event: object) =>
    receiveProviderEvent(world.ctx, {
      provider: "sandbox",
      account,
      rawBody: JSON.stringify(event),
      headers: new Headers({ [SIGNED_BY]: signedBy }),
    });

  const captured = (paymentId: string, externalId: string) => ({
    kind: "report",
    externalId,
    paymentId,
    report: { kind: "captured", amountMinor: 2400 },
  });

  it("takes no payment before there is an account, and says which field is wrong", async () => {
    const order = await world.order();
    await expect(world.pay(order.id)).rejects.toMatchObject({
      status: 422,
      errors: [{ pointer: "/method", code: "payment_method_unavailable" }],
    });
    expect(await world.ctx.db.select().from(payments).where(eq(payments.orderId, order.id))).toEqual([]);
  });

  it("is called with the account's credentials, and gives back its own name for the payment", async () => {
    const account = await open();
    const order = await world.order();
    const payment = await world.pay(order.id);
    const expected: ProviderAccount = {
      id: account.id,
      ...world.scope,
      credentials: { webhook_secret: "known to both" },
    };
    expect(calls.at(-1)).toMatchObject({
      account: expected,
      providerReference: null,
      eventsUrl: `http://localhost:3000/api/webhooks/sandbox/${account.id}`,
    });
    expect(payment).toMatchObject({ providerAccountId: account.id, providerReference: /^bank_/ });
    await transact(world.ctx, (inside) => refundOrder(inside, world.scope, order.id, { amount: 100 }));
    await world.runDue();
    expect(calls.at(-1)).toMatchObject({ account: expected, providerReference: payment.providerReference });
  });

  it("keeps its credentials encrypted at rest", async () => {
    await open(world.scope, "a very secret word");
    const rows = await world.ctx.db.select().from(providerAccounts);
    expect(JSON.stringify(rows)).not.toContain("secret word");
  });

  it("sends events to the account's own address, signed by that account", async () => {
    const account = await open(world.scope, "the first");
    const other = await open(world.scope, "the second");
    expect(await send(account.id, "the first", captured("pay_1", "event-1"))).toBe("stored");
    expect(await send(account.id, "the second", captured("pay_1", "event-2"))).toBe("signature");
    expect(await send(other.id, "the first", captured("pay_1", "event-3"))).toBe("signature");
    for (const address of ["pa_nobody", world.scope.merchantId, "__proto__"]) {
      expect(await send(address, "the first", captured("pay_1", "event-4"))).toBe("no_such_address");
    }
  });

  it("says nothing about another merchant's payment", async () => {
    const account = await open();
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    const stranger = await open(await createMerchant(world.ctx), "a stranger's");
    expect(await send(stranger.id, "a stranger's", captured(payment.id, "event-5"))).toBe("stored");
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action" });
    expect(await send(account.id, "known to both", captured(payment.id, "event-6"))).toBe("stored");
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
  });

  it("has each event kept as it came, also one that is not followed, which is acknowledged", async () => {
    const account = await open();
    const event = { kind: "unknown", externalId: "event-7", of: "a kind that comes next year" };
    expect(await send(account.id, "known to both", event)).toBe("stored");
    await world.runDue();
    const rows = await world.ctx.db
      .select()
      .from(providerEvents)
      .where(eq(providerEvents.externalId, "event-7"));
    expect(rows).toMatchObject([
      {
        merchantId: world.scope.merchantId,
        rawBody: JSON.stringify(event),
        paymentId: null,
        outcome: "not_followed",
        dueAt: null,
      },
    ]);
  });
});
