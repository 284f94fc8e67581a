import { describe, expect, it } from "vitest";
import { readEnvironment } from "@/lib/core/environment";
import { FILLED, readSettings, readText } from "./deploy-files";

const text = readText("deploy/opentill.env.example");
const commented = readSettings(text.replace(/^#(?=[A-Z_]+=)/gm, ""));
const known = [...readText("lib/core/environment.ts").matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
  ([, name = ""]) => name,
);

describe("deploy/opentill.env.example", () => {
  it("names every variable that a process reads, and no other", () => {
    expect(known).toContain("OPENTILL_SECRET");
    expect(Object.keys(commented).toSorted()).toEqual([...known, "POSTGRES_PASSWORD"].toSorted());
  });

  it("is refused as it stands, with the name of each thing that is to be filled in", () => {
    for (const name of ["OPENTILL_URL", "OPENTILL_SECRET", "DATABASE_URL"]) {
      expect(() => readEnvironment(readSettings(text))).toThrow(`${name}: `);
      expect(() => readEnvironment({ ...FILLED, [name]: "" })).toThrow(`${name}: `);
    }
  });

  it("is an environment once its empty lines are filled in", () => {
    expect(readEnvironment(FILLED)).toMatchObject({
      baseUrl: "https://pay.example.com",
      trustedAddressHeader: "x-forwarded-for",
      allowLoopback: false,
      sandbox: null,
    });
  });

  it("is one as well with all that it offers", () => {
    const secrets = {
      OPENTILL_SANDBOX_SECRET: "0123456789abcdef",
      OPENTILL_OPERATOR_KEY: "op_T5Gq0pYc1xkF4rB9m2W7vN3sJ8hL6dQeZaUo",
    };
    for (const name of Object.keys(secrets)) {
      expect(commented[name]).toBe("");
      expect(() => readEnvironment({ ...commented, ...FILLED, ...secrets, [name]: "" })).toThrow(`${name}: `);
    }
    const everything = { ...commented, ...FILLED, ...secrets };
    expect(readEnvironment(everything)).toMatchObject({
      allowLoopback: false,
      stopWithinMs: readEnvironment(FILLED).stopWithinMs,
      database: { limits: readEnvironment(FILLED).database.limits },
      sandbox: { url: "https://bank.example.com" },
    });
  });
});
