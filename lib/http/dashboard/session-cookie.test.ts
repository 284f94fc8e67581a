import { describe, expect, it } from "vitest";
import { readSessionToken, sessionCookie } from "./session-cookie";

describe("the session's cookie", () => {
  it("is for this host alone, over https alone, and for no script", () => {
    expect(sessionCookie("https://pay.example", "abc")).toBe(
      "__Host-opentill_session=abc; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax; Secure",
    );
  });

  it("has a plain name on this machine, and nowhere else", () => {
    expect(sessionCookie("http://localhost:3000", "abc")).toBe(
      "opentill_session=abc; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax",
    );
    expect(sessionCookie("http://192.168.1.9:3000", "abc")).toMatch(/^__Host-.*; Secure$/);
  });

  it("is taken away by an empty one that is over at once", () => {
    expect(sessionCookie("https://pay.example", null)).toMatch(
      /^__Host-opentill_session=; Path=\/; Max-Age=0;/,
    );
  });

  it("is read from among others, by its whole name", () => {
    const read = (cookies: string | null) => readSessionToken("https://pay.example", cookies);
    expect(read("a=1; __Host-opentill_session=abc; b=2")).toBe("abc");
    expect(read("opentill_session=abc; x__Host-opentill_session=abc")).toBeNull();
    expect(read("__Host-opentill_session=")).toBeNull();
    expect(read(null)).toBeNull();
  });
});
