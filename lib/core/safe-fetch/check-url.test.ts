import { describe, expect, it } from "vitest";
import { checkTargetUrl, MAX_TARGET_URL_LENGTH } from "./check-url";

const check = (raw: string, allowLoopback = false) => checkTargetUrl(raw, { allowLoopback });

/** Refused whether loopback is allowed or not: host, and what it is. */
const REFUSED_HOSTS: [string, string][] = [
  ["127.0.0.2", "another loopback address"],
  ["127.1", "loopback, short"],
  ["127.0.1", "loopback, three parts"],
  ["127.000.000.001", "loopback, zeros in front"],
  ["2130706433", "loopback, one decimal number"],
  ["017700000001", "loopback, one octal number"],
  ["0x7f000001", "loopback, one hexadecimal number"],
  ["0X7F000001", "loopback, capital hexadecimal"],
  ["0x7f.1", "loopback, hexadecimal and short"],
  ["0x7f.0x0.0x0.0x1", "loopback, hexadecimal parts"],
  ["0177.0.0.1", "loopback, octal part"],
  ["0177.0x0.0.01", "loopback, mixed bases"],
  ["127.0.0.1.", "loopback, trailing dot"],
  ["127.0.0.1%2e", "loopback, encoded trailing dot"],
  ["%31%32%37.0.0.1", "loopback, percent-encoded"],
  ["127%2e0%2e0%2e1", "loopback, percent-encoded dots"],
  ["１２７.０.０.１", "loopback, full-width digits"],
  ["①②⑦.⓪.⓪.①", "loopback, circled digits"],
  ["127。0。0。1", "loopback, ideographic dots"],
  ["127．0．0．1", "loopback, full-width dots"],
  ["𝟏𝟐𝟕.𝟎.𝟎.𝟏", "loopback, mathematical digits"],
  ["[0:0:0:0:0:0:0:1]", "IPv6 loopback, written out"],
  ["[0000::0001]", "IPv6 loopback, zeros in front"],
  ["[::0.0.0.1]", "IPv6 loopback, dotted end"],
  ["[::ffff:127.0.0.1]", "loopback, v4-mapped"],
  ["[::ffff:7f00:1]", "loopback, v4-mapped hexadecimal"],
  ["[0:0:0:0:0:ffff:127.0.0.1]", "loopback, v4-mapped and written out"],
  ["[::FFFF:7F00:0001]", "loopback, v4-mapped capitals"],
  ["[::127.0.0.1]", "loopback, v4-compatible"],
  ["[::ffff:0:127.0.0.1]", "loopback, v4-translated"],
  ["[64:ff9b::127.0.0.1]", "loopback behind NAT64"],
  ["[64:ff9b::a9fe:a9fe]", "metadata behind NAT64"],
  ["[64:ff9b:1::a00:1]", "private behind a local NAT64"],
  ["[2002:7f00:1::]", "loopback behind 6to4"],
  ["[2002:a9fe:a9fe::1]", "metadata behind 6to4"],
  ["[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "Teredo"],
  ["0.0.0.0", "unspecified"],
  ["0", "unspecified, one number"],
  ["0x0", "unspecified, hexadecimal"],
  ["0.1.2.3", "this network"],
  ["[::]", "IPv6 unspecified"],
  ["[::ffff:0.0.0.0]", "unspecified, v4-mapped"],
  ["10.0.0.1", "private 10/8"],
  ["167772161", "private 10/8, one number"],
  ["012.0.0.1", "private 10/8, octal"],
  ["10.1", "private 10/8, short"],
  ["172.16.0.1", "private 172.16/12"],
  ["172.31.255.255", "the end of 172.16/12"],
  ["0xac.0x10.1", "private 172.16/12, hexadecimal"],
  ["192.168.1.1", "private 192.168/16"],
  ["3232235777", "private 192.168/16, one number"],
  ["192.168.257", "private 192.168/16, short"],
  ["[::ffff:192.168.1.1]", "private, v4-mapped"],
  ["169.254.169.254", "cloud metadata"],
  ["2852039166", "cloud metadata, one number"],
  ["0xa9fea9fe", "cloud metadata, hexadecimal"],
  ["0251.0376.0251.0376", "cloud metadata, octal"],
  ["[::ffff:a9fe:a9fe]", "cloud metadata, v4-mapped"],
  ["[fd00:ec2::254]", "cloud metadata over IPv6"],
  ["100.100.100.200", "cloud metadata in the shared range"],
  ["192.0.0.192", "cloud metadata in the protocol range"],
  ["168.63.129.16", "a cloud's platform address"],
  ["[::ffff:168.63.129.16]", "a cloud's platform address, v4-mapped"],
  ["100.64.0.1", "carrier-grade NAT"],
  ["100.127.255.254", "the end of carrier-grade NAT"],
  ["192.0.0.1", "protocol assignments"],
  ["192.0.2.1", "documentation"],
  ["198.51.100.7", "documentation"],
  ["203.0.113.9", "documentation"],
  ["198.18.0.1", "benchmarking"],
  ["198.19.255.255", "the end of benchmarking"],
  ["192.88.99.1", "6to4 relay"],
  ["224.0.0.1", "multicast"],
  ["239.255.255.250", "local multicast"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.255", "broadcast"],
  ["4294967295", "broadcast, one number"],
  ["[fe80::1]", "link-local"],
  ["[febf::1]", "the end of link-local"],
  ["[fec0::1]", "site-local"],
  ["[fc00::1]", "unique local"],
  ["[fd12:3456:789a::1]", "unique local"],
  ["[ff02::1]", "IPv6 multicast"],
  ["[2001:db8::1]", "IPv6 documentation"],
  ["[3fff::1]", "IPv6 documentation, newer"],
  ["[2001:2::1]", "IPv6 benchmarking"],
  ["[100::1]", "discard"],
  ["[5f00::1]", "segment routing"],
  ["[4000::1]", "unassigned"],
  ["[fe80::1%25eth0]", "an address with a zone"],
  ["256.256.256.256", "numbers too large"],
  ["1.2.3.4.5", "too many numbers"],
  ["127.0.0.08", "a number in no base"],
  ["localhost.", "localhost, trailing dot"],
  ["LOCALHOST", "localhost, capitals"],
  ["LocalHost", "localhost, mixed case"],
  ["%6cocalhost", "localhost, percent-encoded"],
  ["ｌｏｃａｌｈｏｓｔ", "localhost, full-width"],
  ["loc\u00adalhost", "localhost, soft hyphen"],
  ["shop.localhost", "a name below localhost"],
  ["shop.localhost.", "a name below localhost, trailing dot"],
  ["localhost.localdomain", "localhost's long name"],
  ["printer.local", "a name on the local link"],
  ["PRINTER.LOCAL", "a name on the local link, capitals"],
  ["metadata.google.internal", "a cloud's metadata name"],
  ["metadata.google.internal.", "a cloud's metadata name, trailing dot"],
  ["router.lan", "a home network's name"],
  ["router.home.arpa", "a home network's name"],
  ["intranet", "one label"],
  ["intranet.", "one label, trailing dot"],
  ["shop.example.", "a trailing dot"],
  ["shop..example", "an empty label"],
  ["-shop.example", "a label that begins with a hyphen"],
  ["a!b.example", "a label with a sign"],
  [`${"a".repeat(64)}.example`, "a label that is too long"],
  [`${"a.".repeat(130)}example`, "a name that is too long"],
];

describe("a target URL", () => {
  it.each(REFUSED_HOSTS)("refuses %s (%s)", (host) => {
    for (const allowLoopback of [false, true]) {
      for (const port of ["", ":8443"]) {
        expect(check(`https://${host}${port}/hook`, allowLoopback).ok).toBe(false);
        expect(check(`http://${host}${port}/hook`, allowLoopback).ok).toBe(false);
      }
    }
  });

  it("is refused for its address by one code and for its name by another", () => {
    expect(check("https://0x7f.1/")).toMatchObject({ ok: false, code: "address_refused" });
    expect(check("https://[fe80::1]/")).toMatchObject({ ok: false, code: "address_refused" });
    expect(check("https://localhost/")).toMatchObject({ ok: false, code: "name_refused" });
  });

  it.each([
    "https://shop.example/hook",
    "https://shop.example:8443/hook?shop=1&x=%23",
    "HTTPS://Shop.Example/Hook",
    "https://bücher.example/hook",
    "https://xn--bcher-kva.example/",
    "https://my_shop.example/",
    "https://8.8.8.8/",
    "https://134744072/",
    "https://[2606:4700:4700::1111]:9443/",
    "https://[::ffff:8.8.8.8]/",
    "https://11.0.0.1/",
    "https://172.32.0.1/",
    "https://localhost.example/",
    "https://notlocalhost.example/",
    "https://thelocal.example/",
  ])("allows %s", (raw) => {
    expect(check(raw)).toEqual({ ok: true, url: new URL(raw) });
  });

  it.each([
    "http://localhost/hook",
    "https://localhost:8443/hook",
    "http://127.0.0.1:3000/",
    "https://127.0.0.1/",
    "http://[::1]:3000/?a=1",
    "http://[::1]",
  ])("allows %s only where loopback is allowed", (raw) => {
    expect(check(raw, true).ok).toBe(true);
    expect(check(raw, false).ok).toBe(false);
  });

  it.each([
    ["http://shop.example/", "scheme_refused"],
    ["http://8.8.8.8/", "scheme_refused"],
    ["ftp://shop.example/", "scheme_refused"],
    ["file://localhost/etc/passwd", "scheme_refused"],
    ["gopher://localhost:11211/", "scheme_refused"],
    ["ws://localhost/", "scheme_refused"],
    ["javascript:alert(1)", "url_malformed"],
    ["data:text/plain,hi", "url_malformed"],
    ["file:///etc/passwd", "url_malformed"],
    ["https://user:password@shop.example/", "credentials_refused"],
    ["https://user@shop.example/", "credentials_refused"],
    ["https://@shop.example/", "credentials_refused"],
    ["https://localhost@shop.example/", "credentials_refused"],
    ["https://shop.example/#top", "fragment_refused"],
    ["https://shop.example/#", "fragment_refused"],
    ["https://shop.example#@localhost/", "fragment_refused"],
    ["", "url_malformed"],
    ["shop.example/hook", "url_malformed"],
    ["//shop.example/hook", "url_malformed"],
    ["https:shop.example", "url_malformed"],
    ["https:/shop.example", "url_malformed"],
    ["https:///shop.example", "url_malformed"],
    ["https://", "url_malformed"],
    ["https://:443/", "url_malformed"],
    ["https://shop.example:65536/", "url_malformed"],
    ["https://shop.example\\@localhost/", "url_malformed"],
    ["https:\\\\shop.example/", "url_malformed"],
    [" https://shop.example/", "url_malformed"],
    ["https://shop.example/ ", "url_malformed"],
    ["https://shop.example/a b", "url_malformed"],
    ["https://shop\t.example/", "url_malformed"],
    ["https://shop.example/\r\nX-Injected: 1", "url_malformed"],
    ["ht\ntps://shop.example/", "url_malformed"],
    [`https://shop.example/${"a".repeat(MAX_TARGET_URL_LENGTH)}`, "url_too_long"],
  ])("refuses %j as %s", (raw, code) => {
    expect(check(raw)).toMatchObject({ ok: false, code });
    expect(check(raw, true)).toMatchObject({ ok: false, code });
  });

  it("may be exactly as long as the limit", () => {
    const start = "https://shop.example/";
    expect(check(start + "a".repeat(MAX_TARGET_URL_LENGTH - start.length)).ok).toBe(true);
    expect(check(start + "a".repeat(MAX_TARGET_URL_LENGTH - start.length + 1)).ok).toBe(false);
  });
});
