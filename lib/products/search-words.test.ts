import { describe, expect, it } from "vitest";
import { indexedWords, searchFor, wordsOf } from "./search-words";

const scope = { merchantId: "mer_01jqzzzzzzzzzzzzzzabcdefgh", livemode: false };

describe("the words of a text", () => {
  it.each([
    ["Assam, 250 g", ["assam", "250", "g"]],
    ["Thé à la menthe", ["the", "a", "la", "menthe"]],
    ["Þóra Góður, Łódź, Smørrebrød", ["thora", "godur", "lodz", "smorrebrod"]],
    ["TEA-0042/b", ["tea", "0042", "b"]],
    ["ﬁne ＴＥＡ", ["fine", "tea"]],
    ["شاي أسود", ["شاي", "اسود"]],
    ["tea Tea TEA", ["tea"]],
    ["'; drop \\ & | ! :* <->", ["drop"]],
    ["…", []],
  ])("of %s", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it("are bounded in number and length", () => {
    const many = Array.from({ length: 100 }, (_, index) => `w${index}`).join(" ");
    expect(wordsOf(many)).toHaveLength(64);
    expect(wordsOf("x".repeat(1_000))).toEqual(["x".repeat(40)]);
  });
});

describe("words in the index", () => {
  it("say whose they are, by merchant and mode", () => {
    expect(indexedWords(scope, { name: "Assam tea", reference: "A-1" })).toBe(
      "'abcdefght/assam' 'abcdefght/tea' 'abcdefght/a' 'abcdefght/1'",
    );
    expect(searchFor({ ...scope, livemode: true }, "as te")).toBe("'abcdefghl/as':* & 'abcdefghl/te':*");
  });

  it("are not looked for where a text has none", () => {
    expect(searchFor(scope, "– & –")).toBeNull();
  });
});
