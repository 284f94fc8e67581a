import { expect, it } from "vitest";
import { addMs, MINUTE_MS, manualClock } from "@/lib/core/clock";
import { seededRandom } from "@/lib/core/random";
import type { PaymentRequest } from "@/lib/providers/sandbox/wire";
import { createBank } from "./bank";
import type { BankStore } from "./bank-store";

const START = new Date("2026-11-21T12:00:00Z");

/** What every store of the bank must keep to, as tests; `open` gives an empty one. */
export function describeStorePromises(open: () => Promise<BankStore>): void {
  const setUp = async () => {
    const store = await open();
    const clock = manualClock(START);
    const ctx = { clock, random: seededRandom(1), publicUrl: "http://bank.test" };
    return { store, clock, bank: createBank({ ...ctx, store, timeoutHoldMs: MINUTE_MS }) };
  };

  it("gives back what was kept, and nothing for what was not", async () => {
    const { store, bank } = await setUp();
    const { payment } = await bank.submit(request("pay_1"));
    expect(await bank.lookup("pay_1")).toEqual(payment);
    expect(await bank.lookup("pay_2")).toBeNull();
    expect(await store.findIdByPageToken(payment.page?.token ?? "")).toBe("pay_1");
    expect(await store.findIdByPageToken("guessed")).toBeNull();
  });

  it("keeps nothing of a change that throws", async () => {
    const { store, bank } = await setUp();
    const { payment } = await bank.submit(request("pay_1"));
    const failing = store.update("pay_1", () => {
      throw new Error("on the way");
    });
    await expect(failing).rejects.toThrow("on the way");
    expect(await bank.lookup("pay_1")).toEqual(payment);
  });

  it("runs changes of one payment one after another, the very first ones too", async () => {
    const { bank } = await setUp();
    for (const id of ["pay_1", "pay_2", "pay_3", "pay_4"]) {
      const submits = Array.from({ length: 8 }, () => bank.submit(request(id)));
      const tokens = (await Promise.all(submits)).map(({ payment }) => payment.page?.token);
      expect(new Set(tokens).size).toBe(1);
    }

    await bank.decide("pay_1", "approve");
    const refunds = Array.from({ length: 8 }, (_, index) =>
      bank.refund("pay_1", { id: `ref_${index}`, amountMinor: 1000 }),
    );
    const answers = (await Promise.all(refunds)).map((answer) => answer?.status);
    expect(answers.filter((status) => status === "succeeded")).toHaveLength(2);
  });

  it("finds due payments, the longest overdue first, and none that have nothing to do", async () => {
    const { store, bank, clock } = await setUp();
    for (const id of ["pay_1", "pay_2", "pay_3"]) {
      await bank.submit(request(id));
      clock.advance(MINUTE_MS);
    }
    await bank.decide("pay_2", "approve");
    clock.advance(MINUTE_MS);
    await bank.decide("pay_1", "approve");
    const listed = await store.listByDueAt(10);
    const dueBy = (time: Date) => listed.filter(({ dueAt }) => dueAt <= time).map(({ id }) => id);
    expect(dueBy(addMs(START, MINUTE_MS))).toEqual([]);
    expect(dueBy(clock.now())).toEqual(["pay_2", "pay_1"]);
    expect((await store.listByDueAt(1)).map(({ id }) => id)).toEqual(["pay_2"]);
  });

  it("hands each due event to one claimer only", async () => {
    const { bank } = await setUp();
    await bank.submit(request("pay_1"));
    await bank.decide("pay_1", "approve");
    const claims = await Promise.all([1, 2, 3].map(() => bank.claimDueEvents(10)));
    expect(claims.flatMap(({ events }) => events)).toHaveLength(1);
  });
}

function request(id: string): PaymentRequest {
  return {
    id,
    amount_minor: 2400,
    currency: "EUR",
    method: "ideal",
    capture: "automatic",
    token: null,
    return_url: "https://till.example/return",
    events_url: "https://till.example/events",
    description: "Trees 🌲 \"and\" 'more'",
    order_number: "8K2M-77QX",
  };
}
