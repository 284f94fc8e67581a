import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { creditorReference } from "@/lib/providers/offline/creditor-reference";
import { importStatement } from "@/lib/statements/import-statement";
import { camt053 } from "./camt";
import { createWorld, type World } from "./checkout-world";
import { findBrokenInvariants } from "./invariants";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const order = await world.order({}, "bank_transfer");
  await world.pay(order.id, "bank_transfer");
  const bookings = [
    { amount: "24.00", reference: creditorReference(order.number) },
    { amount: "24.00", text: "Tea" },
    { amount: "9.00", direction: "DBIT" as const },
  ];
  await importStatement(world.ctx, world.scope, Buffer.from(camt053(bookings)));
});
afterAll(() => world.close());

/** Each is something that our code must never do, done by hand: the rule that forbids it has to say so. */
it.each([
  [
    "another amount than the payment's has paid it",
    "amount = 2399 where status = 'matched'",
    /has not paid the whole/,
  ],
  [
    "money that came is ignored",
    "status = 'ignored', reason = null where status = 'unmatched'",
    /is money that came/,
  ],
  ["money that went out has paid", "direction = 'debit' where status = 'matched'", /is no new money/],
  ["money waits for no reason", "reason = null where status = 'unmatched'", /for the reason null/],
  [
    "a payment is of the other mode than its transfer",
    "livemode = true where status = 'matched'",
    /not of its merchant and mode/,
  ],
])("the invariants say so when %s", async (_, change, said) => {
  expect(await findBrokenInvariants(world.ctx, world.bank)).toEqual([]);
  const undo = new Error("undo it");
  const committing = world.ctx.db.transaction(async (tx) => {
    await tx.execute(sql.raw(`update bank_entries set ${change}`));
    expect((await findBrokenInvariants({ db: tx }, world.bank)).join("\n")).toMatch(said);
    throw undo;
  });
  await expect(committing).rejects.toBe(undo);
});
