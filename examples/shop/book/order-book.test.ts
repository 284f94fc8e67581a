import { describe, expect, it } from "vitest";
import { createOrderBook } from "./order-book";

const event = (sequence: number, type: string, status: string) => ({
  id: `evt_${sequence}`,
  type,
  timestamp: "2026-11-21T10:00:00.000Z",
  sequence,
  data: {
    id: "ord_01",
    object: "order",
    number: "7K2M-9QXA",
    status,
    currency: "EUR",
    amount_total: 1_290,
    client_reference_id: "tea-1",
  },
});

describe("the order book", () => {
  it("says that an order is paid when a webhook said so", () => {
    const book = createOrderBook();
    book.apply(event(1, "order.created", "unpaid"));
    book.apply(event(2, "order.paid", "paid"));
    expect(book.newestFirst()).toMatchObject([{ number: "7K2M-9QXA", status: "paid" }]);
    expect(book.withReference("tea-1")).toMatchObject({ status: "paid" });
  });

  it("stays paid when the event of the creation comes late", () => {
    const book = createOrderBook();
    book.apply(event(2, "order.paid", "paid"));
    book.apply(event(1, "order.created", "unpaid"));
    expect(book.newestFirst()).toMatchObject([{ status: "paid" }]);
  });

  it("takes nothing from events about other things", () => {
    const book = createOrderBook();
    book.apply({
      ...event(1, "payment.succeeded", "succeeded"),
      data: { id: "pay_01", object: "payment", status: "succeeded" },
    });
    expect(book.newestFirst()).toEqual([]);
  });
});
