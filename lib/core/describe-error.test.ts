import { describe, expect, it } from "vitest";
import { describeError } from "./describe-error";

const VALUES = ["ada@customer.example", "Ada Lovelace", "sk_test_secret"];

/** As the query builder, the driver and the runtime make them. */
function errors(): Error[] {
  const server = Object.assign(new Error('invalid input syntax for type integer: "Ada Lovelace"'), {
    severity: "ERROR",
    code: "22P02",
    detail: "Key (email)=(ada@customer.example) already exists.",
    where: "sk_test_secret",
    constraint_name: "orders_email",
  });
  const builder = Object.assign(
    new Error(`Failed query: insert into orders values ($1)\nparams: ${VALUES.join(",")}`, { cause: server }),
    { query: "insert into orders values ($1)", params: VALUES },
  );
  return [server, builder, parseError(`{"name": "Ada Lovelace" ada@customer.example`)];
}

function parseError(text: string): Error {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error as Error;
  }
}

describe("what is written down of an error", () => {
  it("holds nothing of what was given", () => {
    for (const error of errors()) {
      const written = JSON.stringify(describeError(error));
      for (const value of VALUES) expect(written).not.toContain(value);
    }
  });

  it("names kind, code, statement, constraint and place, of the causes too", () => {
    expect(describeError(errors()[1])).toMatchObject({
      message: "Failed query",
      statement: "insert into orders values ($1)",
      stack: expect.arrayContaining([expect.stringContaining("describe-error.test.ts")]),
      cause: { code: "22P02", constraint: "orders_email", message: "invalid input syntax for type integer" },
    });
  });

  it("ends, however long the chain of causes", () => {
    const endless = new Error("endless");
    endless.cause = endless;
    expect(JSON.stringify(describeError(endless)).length).toBeLessThan(20_000);
  });

  it("takes what is no error", () => {
    expect(describeError("ada@customer.example")).toEqual({ name: "not an error", message: "string" });
  });
});
