import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/contracts/locales";
import { PAYMENT_REASONS } from "@/lib/contracts/statuses";
import { TEST_CARDS } from "@/lib/providers/sandbox/test-cards";
import { en } from "./en";
import { messagesOf } from "./messages-of";

type Words = { [key: string]: string | Words };

function flatten(words: Words, prefix = ""): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** What is filled in and what becomes a link, in any order. */
function marksOf(text: string): string[] {
  return (text.match(/\{\w+\}|\[|\]/g) ?? []).sort();
}

const ENGLISH = flatten(en);

describe.each(LOCALES)("%s", (locale) => {
  const words = new Map(flatten(messagesOf(locale)));

  test("has every message and no other", () => {
    expect([...words.keys()].sort()).toEqual(ENGLISH.map(([key]) => key).sort());
  });

  test("leaves no message empty", () => {
    expect([...words].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("fills in and links the same things", () => {
    const marks = (text: [string, string][]) => text.map(([key, words]) => [key, marksOf(words)]);
    expect(Object.fromEntries(marks([...words]))).toEqual(Object.fromEntries(marks(ENGLISH)));
  });
});

test("no language is English under another name", () => {
  for (const locale of LOCALES.filter((each) => each !== "en")) {
    const words = new Map(flatten(messagesOf(locale)));
    const same = ENGLISH.filter(
      ([key, text]) => words.get(key) === text && /[a-z]{3,} [a-z]{2,}/i.test(text),
    );
    expect(same).toEqual([]);
  }
});

test("every reason why a payment ended and every outcome of a test card has words", () => {
  expect(Object.keys(en.reasons).sort()).toEqual([...PAYMENT_REASONS].sort());
  expect(new Set(Object.keys(en.testCards))).toEqual(new Set(TEST_CARDS.map((card) => card.outcome)));
});
