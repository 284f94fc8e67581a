import { describe, expect, it } from "vitest";
import { slugField } from "@/lib/contracts/link-request";
import { seededRandom } from "@/lib/core/random";
import { newSlug } from "./new-slug";

describe("a slug that nobody chose", () => {
  const random = seededRandom(7);
  const slugs = Array.from({ length: 1_000 }, () => newSlug(random));

  it("is one that a merchant could have chosen, in three groups that can be read out", () => {
    for (const slug of slugs) {
      expect(slugField.parse(slug)).toBe(slug);
      expect(slug).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
    }
  });

  it("is another each time, in every place", () => {
    expect(new Set(slugs).size).toBe(slugs.length);
    for (let at = 0; at < 14; at += 1) {
      const symbols = new Set(slugs.map((slug) => slug[at]));
      expect(symbols.size).toBe(at === 4 || at === 9 ? 1 : 32);
    }
  });
});
