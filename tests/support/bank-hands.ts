import { expect } from "vitest";
import { bankEntrySchema, bankStatementSchema } from "@/lib/contracts/bank-objects";
import { listSchema } from "@/lib/contracts/list-queries";
import { creditorReference } from "@/lib/providers/offline/creditor-reference";
import type { ApiWorld } from "./api-world";
import { type Booking, camt053 } from "./camt";

type Call = { key?: string; type?: string; headers?: Record<string, string> };

/** What a merchant does who waits for transfers: place orders, hand in statements, look at entries. */
export function bankHands(world: () => ApiWorld) {
  const send = (
    text: string | Uint8Array,
    { key = world().keys.secret, type = "application/xml", headers = {} }: Call = {},
  ) =>
    world().call("POST", "/bank-statements", {
      key,
      body: new Blob([typeof text === "string" ? text : Uint8Array.from(text)]),
      headers: { "content-type": type, ...headers },
    });
  let booked = 0;
  return {
    send,
    async handIn(bookings: Booking[], call?: Call) {
      const answer = await send(camt053(bookings), call);
      expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
      return answer.as(bankStatementSchema);
    },
    /** In the order of the file: ids of one moment have none. */
    entriesOf: async (statement: string) =>
      (await world().call("GET", "/bank-entries?limit=100"))
        .as(listSchema(bankEntrySchema))
        .data.filter((entry) => entry.statement === statement)
        .sort((left, right) => numberOf(left) - numberOf(right)),
    match: (entry: string, order: string, key = world().keys.secret) =>
      world().call("POST", `/bank-entries/${entry}/match`, { body: { order }, key }),
    /** Each booking is another, as a bank's are. */
    booking(more: Partial<Booking>): Booking {
      booked += 1;
      return { amount: "24.00", bankReference: `B-${booked}`, ...more };
    },
    /** An order of €24.00 whose customer has been told where to send the money. */
    async awaiting() {
      const order = await world().order({}, "bank_transfer");
      const payment = await world().pay(order.id, "bank_transfer");
      return { id: order.id, payment: payment.id, reference: creditorReference(order.number) };
    },
  };
}

function numberOf({ bank_reference }: { bank_reference: string | null }): number {
  return Number(bank_reference?.slice(2));
}
