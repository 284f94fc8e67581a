import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "@/lib/contracts/locales";
import { countSmsSegments, gsm7Length } from "@/lib/core/gsm7";
import { formatMoney } from "@/lib/core/money";
import { shortenText } from "./shorten-text";
import { wordsOf } from "./words/words-of";

/** An address of 30 signs, and a short code. */
const URL = `https://checkout.merchant.test${"/p/"}${"A1b2".repeat(6).slice(0, 22)}`;
const LONG_NAME = "The Very Long Name of a Tea Merchant at the End of the Furthest Fjord GmbH & Co. KG";
/** Their letters have no plain form. */
const NOT_IN_GSM7: readonly Locale[] = ["is", "ar"];

function write(locale: Locale, merchant: string, currency: "EUR" | "PLN" | "NOK" = "EUR") {
  const amount = formatMoney(123_456_789, currency, locale);
  const short = shortenText({
    write: (name) => wordsOf(locale).approval.short({ merchant: name, amount }),
    merchant,
    url: URL,
  });
  return { short, text: `${short} ${URL}`, amount };
}

describe.each(LOCALES)("the text message in %s", (locale) => {
  const segments = NOT_IN_GSM7.includes(locale) ? 2 : 1;

  it(`is sent as ${segments}, with a large amount and a long name`, () => {
    for (const merchant of ["Fjord Tea", LONG_NAME, "Łódzka Herbaciarnia „Pod Różą”", "x".repeat(120)]) {
      for (const currency of ["EUR", "PLN", "NOK"] as const) {
        expect(countSmsSegments(write(locale, merchant, currency).text)).toBeLessThanOrEqual(segments);
      }
    }
  });

  it("keeps the amount's digits and the whole link", () => {
    const { text, amount } = write(locale, LONG_NAME);
    const digits = (part: string) => part.replace(/\D/g, "");
    expect(digits(text.replace(URL, ""))).toBe(digits(amount));
    expect(text.endsWith(` ${URL}`)).toBe(true);
  });
});

it("a name is cut after a word, and a short one not at all", () => {
  expect(write("en", LONG_NAME).short).toMatch(/^The Very Long Name of a Tea Merchant( [\w ]+)?\. asks you/);
  expect(write("en", "Fjord Tea").short).toMatch(/^Fjord Tea asks you to approve/);
  expect(gsm7Length(write("pl", "Łódź").text)).not.toBeNull();
});

it("a name in another alphabet stays as it is", () => {
  expect(write("en", "Чайная лавка").short).toMatch(/^Чайная лавка asks you/);
});
