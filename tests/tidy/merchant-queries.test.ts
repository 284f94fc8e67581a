import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/source-files";
import { findUnownedStatements, MERCHANT_TABLES } from "./merchant-queries";

/** Statements that look at everybody's rows, and why they may. */
const ALLOWED: Record<string, string> = {
  "lib/sessions/open-link.ts .from(checkoutLinks).where(eq(checkoutLinks.slug, input.slug))":
    "the slug is the link's public key, one in the world",
  "lib/merchants/find-logo.ts .from(merchantLogos)":
    "an address is the hash of the bytes, whoever has uploaded them",
};

describe("queries of merchants' rows", () => {
  it("name the merchant or an id, so that nothing crosses over and no table is read whole", () => {
    const product = sourceFiles(/\.ts$/).filter(
      ({ path }) => /^(lib|worker|app)\//.test(path) && !/\.test\.ts$|test-support|contract-world/.test(path),
    );
    const found = product.flatMap(({ path, text }) =>
      findUnownedStatements(text).map((words) => `${path} ${words}`),
    );
    expect(found.filter((statement) => !Object.hasOwn(ALLOWED, statement))).toEqual([]);
    expect(Object.keys(ALLOWED).filter((statement) => !found.includes(statement))).toEqual([]);
  });

  it("are looked at on every table that a merchant owns", () => {
    expect(MERCHANT_TABLES).toEqual(expect.arrayContaining(["orders", "payments", "refunds", "events"]));
  });

  it("are told apart", () => {
    const open = 'db.select().from(orders).where(eq(orders.status, "unpaid"));';
    const named = "const isMine = eq(orders.merchantId, id);\ndb.update(orders).set({}).where(isMine);";
    expect(findUnownedStatements(open)).toHaveLength(1);
    expect(findUnownedStatements("db.delete(payments);")).toHaveLength(1);
    expect(findUnownedStatements("db.select().from(orders).where(eq(orders.id, id));")).toEqual([]);
    expect(findUnownedStatements(named)).toEqual([]);
  });
});
