import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment";

const BASE = {
  DATABASE_URL: "postgres://localhost/opentill",
  OPENTILL_URL: "https://pay.shop.example/",
  OPENTILL_SECRET: "a secret for tests, long enough to derive keys",
};
const mailOf = (more: Record<string, string>) => readEnvironment({ ...BASE, ...more }).mail;

describe("the mail settings", () => {
  it("are none without a mail server", () => {
    expect(mailOf({})).toBeNull();
    expect(mailOf({ MAIL_FROM: "shop@shop.example" })).toBeNull();
  });

  it("name a sender at the server's own host unless told otherwise", () => {
    const SMTP_URL = "smtp://user:p%40ss@mail.example:587";
    expect(mailOf({ SMTP_URL })).toEqual({
      smtpUrl: SMTP_URL,
      from: "Opentill <no-reply@pay.shop.example>",
    });
    expect(mailOf({ SMTP_URL, MAIL_FROM: "Fjord Tea <tea@shop.example>" })?.from).toBe(
      "Fjord Tea <tea@shop.example>",
    );
    expect(mailOf({ SMTP_URL, MAIL_FROM: "tea@shop.example" })?.from).toBe("tea@shop.example");
  });

  it.each(["mail.example:587", "https://mail.example", ""])(
    "refuse the mail server %j by name",
    (SMTP_URL) => {
      expect(() => mailOf({ SMTP_URL })).toThrow("SMTP_URL");
    },
  );

  it.each(["Fjord Tea", "tea@shop.example\r\nBcc: eve@elsewhere.example", "<tea@shop.example"])(
    "refuse the sender %j by name",
    (MAIL_FROM) => {
      expect(() => mailOf({ MAIL_FROM })).toThrow("MAIL_FROM");
    },
  );
});

describe("the operator's keys", () => {
  const keysOf = (OPENTILL_OPERATOR_KEY?: string) =>
    readEnvironment({ ...BASE, OPENTILL_OPERATOR_KEY }).operatorKeyHashes;
  const KEY = "op_4r8k2m9x1c7v5b3n6q0w8e4t2y9u1i7p";

  it("are none unless they are set, and kept as hashes", () => {
    expect(keysOf()).toEqual([]);
    expect(keysOf(KEY)).toEqual([createHash("sha256").update(KEY).digest()]);
    expect(keysOf(`${KEY},${KEY}2`)).toHaveLength(2);
  });

  it.each(["", "op_short", "secret"])("refuse %j by name, with the way to make one", (value) => {
    expect(() => keysOf(value)).toThrow(/OPENTILL_OPERATOR_KEY: .*npx opentill operator-key/);
  });
});
