import { describe, expect, it } from "vitest";
import { readSandboxEnv } from "./env";

const SECRET = { OPENTILL_SANDBOX_SECRET: "a-secret-of-some-length" };

describe("the bank's settings", () => {
  it("listen on the port of the address that the shop calls", () => {
    const url = "http://localhost:4010";
    expect(readSandboxEnv({ ...SECRET, OPENTILL_SANDBOX_URL: url })).toEqual({
      port: 4010,
      publicUrl: url,
      secret: SECRET.OPENTILL_SANDBOX_SECRET,
      timeoutHoldMs: 30_000,
      databaseUrl: null,
      logLevel: "info",
    });
  });

  it("let the port, the public address, the hold and the database be set apart", () => {
    const env = readSandboxEnv({
      ...SECRET,
      OPENTILL_SANDBOX_URL: "http://bank.internal:4010",
      SANDBOX_PORT: "8080",
      SANDBOX_PUBLIC_URL: "https://bank.example",
      SANDBOX_TIMEOUT_HOLD_MS: "25000",
      DATABASE_URL: "postgres://bank",
    });
    expect(env).toMatchObject({ port: 8080, publicUrl: "https://bank.example", timeoutHoldMs: 25_000 });
    expect(env.databaseUrl).toBe("postgres://bank");
  });

  it("name what is wrong", () => {
    const url = { OPENTILL_SANDBOX_URL: "http://localhost:4010" };
    expect(() => readSandboxEnv(url)).toThrow("OPENTILL_SANDBOX_SECRET");
    expect(() => readSandboxEnv({ ...url, OPENTILL_SANDBOX_SECRET: "a secret with blanks" })).toThrow(
      "no blanks",
    );
    expect(() => readSandboxEnv({ ...SECRET, OPENTILL_SANDBOX_URL: "" })).toThrow("SANDBOX_PORT");
    const held = { ...SECRET, ...url, SANDBOX_TIMEOUT_HOLD_MS: "3600000" };
    expect(() => readSandboxEnv(held)).toThrow("SANDBOX_TIMEOUT_HOLD_MS");
  });
});
