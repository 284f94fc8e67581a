import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/core/errors";
import type { OrderItemRow } from "@/lib/orders/queries";
import { planRefund, type Refundable, type WantedRefund } from "./plan-refund";

const line = (id: string, unitAmount: number, quantity: number): OrderItemRow => ({
  id,
  orderId: "ord_1",
  position: 0,
  productId: null,
  name: id,
  unitAmount,
  quantity,
  amount: unitAmount * quantity,
});

/** Two Assam at 12.00, one Darjeeling at 19.50 and a sample for nothing. */
const WHOLE: Refundable = {
  capturedMinor: 4350,
  givenBack: { amountMinor: 0, quantities: new Map() },
  lines: [line("assam", 1200, 2), line("darjeeling", 1950, 1), line("sample", 0, 1)],
  refundable: "partial",
};

const whenBack = (amountMinor: number, quantities: Record<string, number> = {}): Refundable => ({
  ...WHOLE,
  givenBack: { amountMinor, quantities: new Map(Object.entries(quantities)) },
});

function refusal(wanted: WantedRefund, from: Refundable) {
  try {
    return planRefund(wanted, from);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.status === 422 ? error.errors.map(({ pointer, code }) => [pointer, code]) : error.code;
  }
}

describe("a refund", () => {
  it("is of all that is left where nothing is said", () => {
    expect(planRefund({}, WHOLE)).toEqual({ amountMinor: 4350, items: [] });
    expect(planRefund({}, whenBack(1000))).toEqual({ amountMinor: 3350, items: [] });
  });

  it("is of the amount that is said, to the last unit", () => {
    expect(planRefund({ amount: 1 }, WHOLE).amountMinor).toBe(1);
    expect(planRefund({ amount: 3350 }, whenBack(1000)).amountMinor).toBe(3350);
    expect(refusal({ amount: 3351 }, whenBack(1000))).toEqual([["/amount", "refund_too_large"]]);
  });

  it("is of the lines that are said, at the prices that were paid", () => {
    const items = [
      { item: "darjeeling", quantity: 1 },
      { item: "assam", quantity: 1 },
    ];
    expect(planRefund({ items }, WHOLE)).toEqual({
      amountMinor: 3150,
      items: [
        { orderItemId: "darjeeling", quantity: 1, amount: 1950 },
        { orderItemId: "assam", quantity: 1, amount: 1200 },
      ],
    });
  });

  it("is never of more units than are left of a line", () => {
    const two = { items: [{ item: "assam", quantity: 2 }] };
    expect(planRefund(two, WHOLE).amountMinor).toBe(2400);
    expect(refusal(two, whenBack(1200, { assam: 1 }))).toEqual([
      ["/items/0/quantity", "refund_quantity_too_large"],
    ]);
  });

  it("names every line that is wrong", () => {
    const items = [
      { item: "assam", quantity: 3 },
      { item: "darjeeling", quantity: 1 },
      { item: "oolong", quantity: 1 },
    ];
    expect(refusal({ items }, WHOLE)).toEqual([
      ["/items/0/quantity", "refund_quantity_too_large"],
      ["/items/2/item", "order_item_unknown"],
    ]);
  });

  it("by line is never of more than is left of the amount", () => {
    expect(refusal({ items: [{ item: "darjeeling", quantity: 1 }] }, whenBack(2401))).toEqual([
      ["/items", "refund_too_large"],
    ]);
  });

  it("is of more than nothing", () => {
    expect(refusal({ items: [{ item: "sample", quantity: 1 }] }, WHOLE)).toEqual([
      ["/items", "refund_too_small"],
    ]);
  });

  it("is refused where nothing is left, whatever is asked for", () => {
    for (const wanted of [{}, { amount: 1 }, { items: [{ item: "assam", quantity: 1 }] }]) {
      expect(refusal(wanted, whenBack(4350))).toBe("order_not_refundable");
    }
  });

  it("is refused where the method cannot send money back", () => {
    expect(refusal({}, { ...WHOLE, refundable: "no" })).toBe("payment_not_refundable");
  });

  it("is whole or none where the method can do no part", () => {
    const from: Refundable = { ...WHOLE, refundable: "full" };
    expect(planRefund({}, from).amountMinor).toBe(4350);
    expect(planRefund({ amount: 4350 }, from).amountMinor).toBe(4350);
    expect(refusal({ amount: 4349 }, from)).toEqual([["/amount", "refund_not_whole"]]);
    expect(refusal({ items: [{ item: "assam", quantity: 1 }] }, from)).toEqual([
      ["/items", "refund_not_whole"],
    ]);
  });

  it("is of any part where nothing is known of the method", () => {
    expect(planRefund({ amount: 7 }, { ...WHOLE, refundable: undefined }).amountMinor).toBe(7);
  });
});
