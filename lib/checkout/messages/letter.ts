import type { Locale } from "@/lib/contracts/locales";

/** A letter before it has a form: what `letterHtml` and `letterText` both show, in this order. */
export type Letter = {
  locale: Locale;
  merchant: { name: string; brandColor: string };
  /** Above everything else: that this is a test, where it is one. */
  notice: string | null;
  heading: string;
  paragraphs: string[];
  /** The lines of an order, ready to be shown; the last is the total. */
  lines: { label: string; amount: string }[];
  /** What else there is to know, as a name and a value. */
  facts: { label: string; value: string }[];
  button: { label: string; url: string } | null;
  /** In small letters below. */
  footnotes: string[];
};
