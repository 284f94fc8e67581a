import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/contracts/locales";
import { type PlainPage, renderPlainPage } from "./plain-page";

const SHOP = { name: 'Tea & "Cups" <b>', email: "help@tea.example" };
const PAGES: PlainPage[] = [
  { kind: "not_found" },
  { kind: "unavailable" },
  { kind: "failed" },
  { kind: "too_many", retryAfterSeconds: 1 },
  { kind: "link_archived", shop: SHOP },
  { kind: "link_expired", shop: SHOP },
  { kind: "link_used_up", shop: SHOP },
  { kind: "not_for_sale", shop: SHOP },
  { kind: "shop_closed", shop: SHOP },
];

describe.each(PAGES)("a plain page: $kind", (page) => {
  it.each(LOCALES)("is whole in %s: language, direction, title, words, nothing to fetch", (locale) => {
    const { html, status, headers } = renderPlainPage(page, locale);
    expect(status).toBeGreaterThanOrEqual(404);
    expect(html).toContain(`<html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}">`);
    expect(html).toMatch(/<title>[^<]+<\/title>.*<h1>[^<]+<\/h1><p>[^<]+<\/p>/s);
    expect(html).not.toMatch(/<script|src=|<link|<b>/);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
  });
});

it("a page that waits for the database says when to come back, and comes back without scripts", () => {
  const { html, headers } = renderPlainPage({ kind: "unavailable" }, "en");
  expect(headers["retry-after"]).toBe("5");
  expect(html).toContain('http-equiv="refresh" content="5"');
});

it.each(PAGES.filter((page) => "shop" in page))(
  "$kind names its shop, in signs that can't become markup",
  (page) => {
    const { html, status } = renderPlainPage(page, "en");
    expect(status).toBe(page.kind === "shop_closed" ? 404 : 410);
    expect(html).toContain("help@tea.example");
    expect(html).toContain("Tea &#38; &#34;Cups&#34; &#60;b&#62;");
  },
);

it("a page that was asked for too often comes back by itself within moments, and after a long wait by hand alone", () => {
  const soon = renderPlainPage({ kind: "too_many", retryAfterSeconds: 1 }, "en");
  expect([soon.status, soon.headers["retry-after"]]).toEqual([429, "1"]);
  expect(soon.html).toContain('http-equiv="refresh" content="5"');
  const late = renderPlainPage({ kind: "too_many", retryAfterSeconds: 60 }, "en");
  expect(late.headers["retry-after"]).toBe("60");
  expect(late.html).not.toContain("http-equiv");
});
