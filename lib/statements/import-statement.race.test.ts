import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { bankEntries, bankStatements } from "@/db/schema";
import { creditorReference } from "@/lib/providers/offline/creditor-reference";
import { camt053 } from "@/tests/support/camt";
import { inRounds } from "@/tests/support/race";
import { useRaceWorld } from "@/tests/support/use-race-world";
import { importStatement } from "./import-statement";

const HANDS = 8;
const ORDERS = 4;

describe("a statement that is handed in by eight at once", () => {
  const { world } = useRaceWorld({ poolSize: HANDS });

  it("is kept once, each entry is kept once, and each order is paid once", async () => {
    await inRounds(5, async (round) => {
      const placed = [];
      for (let count = 0; count < ORDERS; count += 1) {
        const order = await world.order({}, "bank_transfer");
        placed.push({ order, payment: await world.pay(order.id, "bank_transfer") });
      }
      const bookings = placed.map(({ order }, index) => ({
        amount: "24.00",
        reference: creditorReference(order.number),
        bankReference: `B-${round}-${index}`,
      }));
      const bytes = Buffer.from(camt053([...bookings, { amount: "1.00", bankReference: `C-${round}` }]));
      const answers = await Promise.all(
        Array.from({ length: HANDS }, () => importStatement(world.ctx, world.scope, bytes)),
      );
      const [id, ...others] = new Set(answers.map((answer) => answer.id));
      expect(others).toEqual([]);
      const sum = (name: "matched" | "unmatched" | "known") =>
        answers.reduce((total, answer) => total + answer[name], 0);
      expect([sum("matched"), sum("unmatched"), sum("known")]).toEqual([
        ORDERS,
        1,
        (HANDS - 1) * (ORDERS + 1),
      ]);
      const rows = await world.ctx.db
        .select({ status: bankEntries.status })
        .from(bankEntries)
        .where(eq(bankEntries.statementId, id ?? ""));
      expect(rows.map(({ status }) => status).sort()).toEqual([
        ...Array(ORDERS).fill("matched"),
        "unmatched",
      ]);
      for (const { order, payment } of placed) {
        expect(await world.told(order.id)).toEqual(["order.created", "order.paid"]);
        expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded", amountCaptured: 2400 });
      }
    });
    expect(await world.ctx.db.$count(bankStatements)).toBe(5);
  });

  it("does the rest where the first hand was lost on the way", async () => {
    const first = await world.order({}, "bank_transfer");
    const second = await world.order({}, "bank_transfer");
    for (const { id } of [first, second]) await world.pay(id, "bank_transfer");
    const bytes = Buffer.from(
      camt053(
        [first, second].map(({ number }) => ({
          amount: "24.00",
          reference: creditorReference(number),
          bankReference: number,
        })),
      ),
    );
    let commits = 0;
    const dying = Object.create(world.ctx.db, {
      transaction: {
        value: (...args: Parameters<typeof world.ctx.db.transaction>) => {
          commits += 1;
          // The statement and the first entry are committed; then the connection is gone for good.
          if (commits > 2) throw Object.assign(new Error("the process died"), { code: "57P01" });
          return world.ctx.db.transaction(...args);
        },
      },
    });
    await expect(importStatement({ ...world.ctx, db: dying }, world.scope, bytes)).rejects.toThrow();
    expect(await world.readOrder(first.id)).toMatchObject({ status: "paid" });
    expect(await world.readOrder(second.id)).toMatchObject({ status: "unpaid" });
    expect(await importStatement(world.ctx, world.scope, bytes)).toMatchObject({ known: 1, matched: 1 });
    expect(await world.readOrder(second.id)).toMatchObject({ status: "paid" });
  });
});
