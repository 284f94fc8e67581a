import { describe, expect, it } from "vitest";
import { fill, type Policy } from "./bucket";
import { rateLimitFields } from "./fields";
import { tooManyRequests } from "./refuse-request";

const KEY: Policy = { name: "key", perSecond: 500, burst: 2_500, ceiling: 2_500 };
const MERCHANT: Policy = { name: "merchant", perSecond: 1_000, burst: 5_000, ceiling: 5_000 };
const MISSES: Policy = { name: "misses", perSecond: 1 / 30, burst: 9, ceiling: 68 };

/** RFC 9651, as far as the fields use it: a list of strings with parameters that are whole numbers. */
function parseList(text: string): { name: string; parameters: Record<string, number> }[] {
  return text.split(/[ \t]*,[ \t]*/).map((item) => {
    const [, name = "", parameters = ""] =
      /^"([\x20-\x21\x23-\x5b\x5d-\x7e]*)"((?:;[a-z*][a-z0-9_.*-]*=\d{1,15})*)$/.exec(item) ?? [];
    expect(name, item).not.toBe("");
    const pairs = parameters
      .split(";")
      .slice(1)
      .map((pair) => pair.split("="));
    return { name, parameters: Object.fromEntries(pairs.map(([key, value]) => [key, Number(value)])) };
  });
}

const verdictOf = (policy: Policy, requests: number) => {
  const bucket = { level: 0, at: 0 };
  for (let more = 1; more < requests; more += 1) fill(bucket, policy, 0);
  return fill(bucket, policy, 0).verdict;
};

describe("the fields RateLimit and RateLimit-Policy", () => {
  it("are lists of structured fields, the same policies in both", () => {
    const fields = rateLimitFields([verdictOf(KEY, 100), verdictOf(MERCHANT, 200)]);
    expect(parseList(fields["ratelimit-policy"] ?? "")).toEqual([
      { name: "key", parameters: { q: 2_500, w: 5 } },
      { name: "merchant", parameters: { q: 5_000, w: 5 } },
    ]);
    expect(parseList(fields.ratelimit ?? "")).toEqual([
      { name: "key", parameters: { r: 2_400, t: 1 } },
      { name: "merchant", parameters: { r: 4_800, t: 1 } },
    ]);
  });

  it("are not there where nothing is limited", () => {
    expect(rateLimitFields([])).toEqual({});
  });

  it("never name a moment after Retry-After, also of a guesser who has to wait long", () => {
    const over = verdictOf(MISSES, 40);
    const { status, code, headers } = tooManyRequests(over);
    expect([status, code]).toEqual([429, "rate_limited"]);
    expect(parseList(headers["ratelimit-policy"] ?? "")).toEqual([
      { name: "misses", parameters: { q: 9, w: 270 } },
    ]);
    const [item] = parseList(headers.ratelimit ?? "");
    expect(item).toEqual({ name: "misses", parameters: { r: 0, t: Number(headers["retry-after"]) } });
    expect(headers["retry-after"]).toBe("960");
  });
});
