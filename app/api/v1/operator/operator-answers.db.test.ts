import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATOR_OPERATIONS } from "@/lib/contracts/operations";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { callOperation, type Use } from "@/tests/support/call-operation";
import { NEW_MERCHANT } from "@/tests/support/operate";

/** An operator uses each operation once, in an order that makes sense. */
describe("every answer to an operator", () => {
  let world: ApiWorld;
  const answered = new Set<string>();
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  async function use(id: string, at: Use = {}) {
    const { body } = await callOperation(world, id, at);
    answered.add(id);
    return body;
  }

  it("is as documented", async () => {
    const order = await world.order();
    await world.pay(order.id);
    await use("getMerchantAccount", { id: world.scope.merchantId });
    await use("listMerchantAccounts", { query: "?volume=true" });
    const body = { ...NEW_MERCHANT, webhook_url: "https://fjordtea.example/hooks" };
    const { id } = await use("createMerchantAccount", { body });
    await use("updateMerchantAccount", { id, body: { limits: { requests_per_second: 50 } } });
    await use("suspendMerchant", { id, body: { reason: "Unpaid fees." } });
    for (const each of ["resumeMerchant", "allowMerchantLive"]) await use(each, { id });
    await use("issueMerchantKeys", { id, body: { revoke_others: true } });
    for (const each of ["getHealth", "getQueues"]) await use(each);
  });

  it("has been seen, for every operation", () => {
    expect(OPERATOR_OPERATIONS.map(({ id }) => id).filter((id) => !answered.has(id))).toEqual([]);
  });
});
