import { describe, expect, it } from "vitest";
import { frameAddress } from "./frame-address";

const base = "https://pay.example/till";
const target = "#checkout";
const of = (source: { session: string } | { link: string }) =>
  frameAddress(base, "https://shop.example", { target, ...source });

describe("the address of a frame", () => {
  it("is the session's page, which is told that it is framed", () => {
    expect(of({ session: "cs_01_abc" })).toEqual({
      frameUrl: `${base}/c/cs_01_abc?embed=1`,
      pageUrl: `${base}/c/cs_01_abc`,
    });
  });

  it("is the link's page, which is told the origin around it", () => {
    expect(of({ link: "tea" })).toEqual({
      frameUrl: `${base}/l/tea?embed_origin=https%3A%2F%2Fshop.example`,
      pageUrl: `${base}/l/tea`,
    });
  });

  it.each(["tea?quantity=2&lang=nb", `${base}/l/tea?quantity=2&lang=nb`])("keeps the query of %s", (link) => {
    expect(of({ link }).pageUrl).toBe(`${base}/l/tea?quantity=2&lang=nb`);
    expect(of({ link }).frameUrl).toBe(
      `${base}/l/tea?quantity=2&lang=nb&embed_origin=https%3A%2F%2Fshop.example`,
    );
  });

  it("overrules an origin that the link came with", () => {
    expect(of({ link: "tea?embed_origin=https://other.example" }).frameUrl).toBe(
      `${base}/l/tea?embed_origin=https%3A%2F%2Fshop.example`,
    );
  });

  it.each([
    "https://other.example/l/tea",
    "https://pay.example/l/tea",
    "//other.example/till/l/tea",
    "../c/cs_01_abc",
    "javascript:alert(1)",
  ])("is refused for the link %s of another place", (link) => {
    expect(() => of({ link })).toThrow(TypeError);
  });

  it.each(["https://pay.example/till/c/cs_01_abc", "cs_01?x=1", "../l/tea"])(
    "is refused for %s, which is no client secret",
    (session) => {
      expect(() => of({ session })).toThrow(TypeError);
    },
  );

  it("is refused without a source", () => {
    expect(() => of({ link: "" })).toThrow("either session or link");
  });
});
