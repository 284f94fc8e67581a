import { describe, expect, it } from "vitest";
import { parseLinkParameters } from "./link-parameters";

const parse = (query: string) => parseLinkParameters(new URLSearchParams(query));

describe("the parameters of a checkout link", () => {
  it("are all taken as written, or as a person would write them", () => {
    const { accepted, refused } = parse(
      "quantity=3&currency=nok&country=no&lang=no-NO&email=%20ada@customer.example%20" +
        "&client_reference_id=cart%207&embed_origin=https://shop.example",
    );
    expect(refused).toEqual([]);
    expect(accepted).toEqual({
      quantity: 3,
      currency: "NOK",
      country: "NO",
      lang: "nb",
      email: "ada@customer.example",
      client_reference_id: "cart 7",
      embed_origin: "https://shop.example",
    });
  });

  it.each([
    ["quantity=0", "quantity", "quantity_invalid"],
    ["quantity=10001", "quantity", "quantity_invalid"],
    ["quantity=-1", "quantity", "quantity_invalid"],
    ["quantity=1e3", "quantity", "quantity_invalid"],
    ["quantity=", "quantity", "quantity_invalid"],
    ["quantity=%EF%BC%93", "quantity", "quantity_invalid"],
    ["currency=XXX", "currency", "currency_unknown"],
    ["currency=constructor", "currency", "currency_unknown"],
    ["country=Norway", "country", "country_unknown"],
    ["lang=xx", "lang", "locale_unknown"],
    ["lang=", "lang", "locale_unknown"],
    ["email=ada", "email", "email_invalid"],
    ["email=", "email", "email_required"],
    [`email=${"a".repeat(250)}@x.example`, "email", "email_too_long"],
    ["client_reference_id=", "client_reference_id", "text_required"],
    [`client_reference_id=${"r".repeat(201)}`, "client_reference_id", "text_too_long"],
    ["client_reference_id=a%00b", "client_reference_id", "text_invalid"],
    ["embed_origin=https://shop.example/path", "embed_origin", "origin_invalid"],
    ["email=a..b@example.com", "email", "email_invalid"],
    ["client_reference_id=a%E2%80%AEb", "client_reference_id", "text_invalid"],
    ["embed_origin=http://shop.example", "embed_origin", "origin_invalid"],
    ["embed_origin=javascript:alert(1)", "embed_origin", "origin_invalid"],
    ["price=1", "price", "parameter_unknown"],
    ["__proto__=1", "__proto__", "parameter_unknown"],
    ["toString=1", "toString", "parameter_unknown"],
  ])("name %s as refused", (query, parameter, code) => {
    expect(parse(query)).toMatchObject({ accepted: {}, refused: [{ parameter, code }] });
  });

  it.each([
    ["email=first+last@example.com", "first+last@example.com"],
    ["email=first+second+last@example.com", "first+second+last@example.com"],
    ["email=first%2Blast@example.com", "first+last@example.com"],
    ["email=+ada@example.com+", "ada@example.com"],
  ])("read the plus of %s", (query, email) => {
    expect(parse(query)).toMatchObject({ accepted: { email }, refused: [] });
  });

  it("count one by one: a wrong one does not spoil the others", () => {
    expect(parse("quantity=many&currency=EUR")).toMatchObject({
      accepted: { currency: "EUR" },
      refused: [{ parameter: "quantity", code: "quantity_invalid" }],
    });
  });

  it("tell where the customer came from, and refuse none of it", () => {
    const click =
      "fbclid=a&gclid=b&gbraid=c&wbraid=d&msclkid=e&ttclid=f&twclid=g&li_fat_id=h&igshid=i&mc_cid=j&mc_eid=k&_hsenc=l" +
      "&srsltid=m&_gl=n&utm_source=letter&UTM_Campaign=spring%E2%80%AE%0Asale";
    const { accepted, refused, attribution } = parse(click);
    expect({ accepted, refused }).toEqual({ accepted: {}, refused: [] });
    expect(attribution).toMatchObject({
      fbclid: "a",
      _gl: "n",
      utm_source: "letter",
      utm_campaign: "spring sale",
    });
    expect(Object.keys(attribution)).toHaveLength(16);
  });

  it("keep of where the customer came from what fits, without a word of the rest", () => {
    const many = Array.from({ length: 40 }, (_, index) => `utm_x${index}=1`).join("&");
    expect(Object.keys(parse(many).attribution)).toHaveLength(20);
    expect(parse(`utm_source=${"x".repeat(501)}&gclid=&utm_=1&utm_source=b`)).toMatchObject({
      attribution: { utm_source: "b" },
    });
    expect(parse("gclid=first&gclid=second").attribution).toEqual({ gclid: "first" });
  });

  it("take the first of a parameter that comes twice", () => {
    expect(parse("quantity=2&quantity=9")).toMatchObject({ accepted: { quantity: 2 }, refused: [] });
  });

  it("show a stranger's parameters in bounds", () => {
    const many = Array.from({ length: 40 }, (_, index) => `${"x".repeat(100)}${index}=1`).join("&");
    const { refused } = parse(many);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.parameter).toHaveLength(40);
  });
});
