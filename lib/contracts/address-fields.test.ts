import { describe, expect, it } from "vitest";
import { emailField, originField, urlField } from "./address-fields";
import { createSessionSchema } from "./session-request";

describe("an address", () => {
  it.each([
    ["https://shop.example/☃", "https://shop.example/%E2%98%83"],
    ["https://bücher.example/a b", "https://xn--bcher-kva.example/a%20b"],
    ["HTTPS://Shop.Example:443", "https://shop.example/"],
    ["https://shop.example/?q=ä#ö", "https://shop.example/?q=%C3%A4#%C3%B6"],
    ["https://shop.example/\ud800", "https://shop.example/%EF%BF%BD"],
    ["http://localhost:4400/done", "http://localhost:4400/done"],
  ])("%s is kept as %s", (written, kept) => {
    expect(urlField.parse(written)).toBe(kept);
    expect(() => new Headers({ location: kept })).not.toThrow();
  });

  it.each([
    "https://shop.example/\r\nSet-Cookie: a=b",
    "https://shop.example/\n",
    "https://shop.example/\t",
    "https://shop.example/\u0000",
    "https://shop.example/\u0085",
    "https://user:password@shop.example",
    "http://shop.example",
    "javascript:alert(1)",
    "//shop.example",
    "https://",
    "",
  ])("%j is refused", (written) => {
    expect(urlField.safeParse(written).error?.issues.map(({ message }) => message)).toEqual(["url_invalid"]);
  });

  it("is measured as it is kept", () => {
    const written = `https://shop.example/${"☃".repeat(1_000)}`;
    expect(urlField.safeParse(written).error?.issues[0]?.message).toBe("url_too_long");
  });

  it("goes by one rule through every field of a session", () => {
    const session = {
      currency: "EUR",
      items: [{ name: "Tea", unit_amount: 1, quantity: 1 }],
      success_url: "https://bücher.example/☃",
      cancel_url: "https://bücher.example/☃",
      callback_url: "https://bücher.example/☃",
      embed_origin: "https://bücher.example",
    };
    expect(createSessionSchema.parse(session)).toMatchObject({
      success_url: "https://xn--bcher-kva.example/%E2%98%83",
      cancel_url: "https://xn--bcher-kva.example/%E2%98%83",
      callback_url: "https://xn--bcher-kva.example/%E2%98%83",
      embed_origin: "https://xn--bcher-kva.example",
    });
  });
});

describe("an origin", () => {
  it("is kept as browsers say it", () => {
    expect(originField.parse("HTTPS://Shop.example:443")).toBe("https://shop.example");
    expect(originField.parse("https://bücher.example:8443")).toBe("https://xn--bcher-kva.example:8443");
  });
  it.each(["https://shop.example/", "https://shop.example?", "https://a@shop.example", "null", "https://\n"])(
    "%j is refused",
    (written) => expect(originField.safeParse(written).success).toBe(false),
  );
});

describe("an email address", () => {
  it.each([
    ["ada@customer.example", "ada@customer.example"],
    ["first+last@example.com", "first+last@example.com"],
    ["O'Hara_{x}@Example.COM", "O'Hara_{x}@example.com"],
    ["ada@BÜCHER.example", "ada@xn--bcher-kva.example"],
    ["a@mail.co.uk", "a@mail.co.uk"],
    [" ada@customer.example ", "ada@customer.example"],
    ["ada@例え.テスト", "ada@xn--r8jz45g.xn--zckzah"],
  ])("%s is kept as %s", (written, kept) => expect(emailField.parse(written)).toBe(kept));

  it.each([
    "a..b@example.com",
    ".a@example.com",
    "a.@example.com",
    "a@b",
    "a@example..com",
    "a@-example.com",
    "a@example-.com",
    "a@example.123",
    "a@[127.0.0.1]",
    "a@127.0.0.1",
    "a@example.com:25",
    "a@example.com/path",
    "a@b@example.com",
    '"a b"@example.com',
    "a b@example.com",
    "a@exa mple.com",
    "a\u202e@example.com",
    "a@example.com\r\nBcc: b@example.com",
    `${"a".repeat(65)}@example.com`,
    `a@${"b".repeat(64)}.example`,
    "@example.com",
    "ada",
  ])("%j is refused", (written) => {
    expect(emailField.safeParse(written).error?.issues[0]?.message).toBe("email_invalid");
  });
});
