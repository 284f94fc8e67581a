import { describe, expect, it } from "vitest";
import { camt053 } from "@/tests/support/camt";
import { readStatement } from "./read-statement";

const MOST = 100;
const read = (text: string) => readStatement(Buffer.from(text, "utf8"), MOST);
const ENTRY = { amount: "24.00", text: "Order", endToEndId: "E-1", bankReference: "B-1" };

describe("a CAMT statement", () => {
  it("gives each booking with what is written about it", () => {
    expect(read(camt053([{ ...ENTRY, reference: "RF18 5390 0754 7034" }]))).toEqual({
      format: "camt.053",
      entries: [
        {
          account: "DE89370400440532013000",
          isBooked: true,
          direction: "credit",
          isReversal: false,
          amountMinor: 2400,
          currency: "EUR",
          bookedOn: "2026-11-21",
          valueOn: null,
          references: ["RF18 5390 0754 7034"],
          endToEndId: "E-1",
          text: "Order",
          counterpartyName: "Ada Customer",
          counterpartyAccount: null,
          bankReference: "B-1",
        },
      ],
    });
  });

  it("splits a collective booking whose parts add up, each with its own reference", () => {
    const parts = [
      { amount: "30.00", text: "one", bankReference: "B-2" },
      { amount: "0.50", text: "two" },
      { amount: "6.50", direction: "DBIT" as const, text: "fee" },
    ];
    const { entries } = read(camt053([{ ...ENTRY, parts }]));
    expect(
      entries.map(({ amountMinor, direction, text, bankReference }) => [
        amountMinor,
        direction,
        text,
        bankReference,
      ]),
    ).toEqual([
      [3000, "credit", "one", "B-2"],
      [50, "credit", "two", "B-1"],
      [650, "debit", "fee", "B-1"],
    ]);
  });

  it.each([
    ["do not add up", [{ amount: "20.00" }, { amount: "3.99" }]],
    ["have no amounts", [{ text: "one" }, { text: "two" }]],
  ])("leaves a booking whole whose parts %s, so that money is counted once", (_why, parts) => {
    const { entries } = read(camt053([{ ...ENTRY, parts }]));
    expect(entries).toMatchObject([{ amountMinor: 2400, endToEndId: null }]);
  });

  it("takes a bank's word for no reference as none", () => {
    const words = { endToEndId: "NOTPROVIDED", bankReference: "NONREF" };
    expect(read(camt053([{ ...ENTRY, ...words }])).entries).toMatchObject([
      { endToEndId: null, bankReference: null },
    ]);
  });

  it("knows what is not booked, what was taken back and what has come back", () => {
    const { entries } = read(
      camt053([
        { amount: "1.00", status: "PDNG" },
        { amount: "2.00", direction: "DBIT", isReversal: true },
        { amount: "3.00", isReturn: true },
        { amount: "0.00" },
      ]),
    );
    expect(entries).toMatchObject([
      { isBooked: false },
      { isBooked: true, direction: "debit", isReversal: true, amountMinor: 200 },
      { isBooked: true, direction: "credit", isReversal: true, amountMinor: 300 },
      { isReversal: false, amountMinor: 0 },
    ]);
  });

  it.each([
    ["24.5", "EUR", 2450],
    ["24.500", "EUR", 2450],
    ["1200", "JPY", 1200],
    ["1200.00", "ISK", 1200],
    ["2.4", "KWD", 2400],
    ["9007199254740.99", "EUR", 900719925474099],
  ])("reads %s %s exactly", (amount, currency, minor) => {
    expect(read(camt053([{ amount, currency }])).entries).toMatchObject([{ amountMinor: minor, currency }]);
  });

  it.each([
    ["a fraction of a cent", "24.005", "EUR"],
    ["a sign", "-24.00", "EUR"],
    ["words", "twenty", "EUR"],
    ["a comma", "24,00", "EUR"],
    ["more than a double holds", "99999999999999999", "EUR"],
    ["no currency", "24.00", "eu"],
  ])("with an amount of %s is refused, with the line", (_what, amount, currency) => {
    expect(() => read(camt053([ENTRY, { amount, currency }]))).toThrow(/^Line 6: Amt is no amount/);
  });

  it.each([
    ["a document type", camt053([ENTRY]).replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>'), /document type/],
    ["an entity", camt053([{ ...ENTRY, text: "&b;" }]), /Line \d+: This is not well-formed XML/],
    ["an end too early", camt053([ENTRY]).slice(0, -30), /not well-formed/],
    ["no statement", "<Document><BkToCstmrStmt></BkToCstmrStmt></Document>", /There is no Stmt/],
    ["another message", "<Document><CstmrCdtTrfInitn/></Document>", /no CAMT/],
    ["an account too late", camt053([ENTRY]).replace(/<Acct>.*<\/Acct>/, ""), /before its account/],
    ["two amounts", camt053([ENTRY]).replace("</Amt>", '</Amt><Amt Ccy="EUR">1</Amt>'), /second Amt/],
    ["a day that is none", camt053([{ ...ENTRY, day: "2026-02-30" }]), /BookgDt has no date/],
    ["elements without end", "<Document>".repeat(50), /nested too deeply/],
    ["too many entries", camt053(Array(MOST + 1).fill(ENTRY)), /at most 100 entries/],
    ["an encoding of its own", camt053([ENTRY]).replace("UTF-8", "EBCDIC"), /EBCDIC is not known/],
  ])("with %s is refused", (_what, text, words) => {
    expect(() => read(text)).toThrow(words);
  });

  it("is read in every encoding that banks write", () => {
    const text = camt053([{ ...ENTRY, text: "Grüße für Tee" }]);
    const named = (name: string) => text.replace("UTF-8", name);
    const sixteen = Buffer.from(`\ufeff${named("UTF-16")}`, "utf16le");
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(named("ISO-8859-1"), "latin1"),
      Buffer.from(named("windows-1252"), "latin1"),
      sixteen,
      Buffer.from(sixteen).swap16(),
    ]) {
      expect(readStatement(bytes, MOST).entries[0]?.text).toBe("Grüße für Tee");
    }
    expect(() => readStatement(Buffer.from(text, "latin1"), MOST)).toThrow(/not written in utf-8/);
  });
});

const mt940 = (lines: string[]) =>
  [
    ":20:START",
    ":25:DE89370400440532013000EUR",
    ":28C:1/1",
    ":60F:C261120EUR0,",
    ...lines,
    ":62F:C261121EUR0,",
    "-",
  ].join("\r\n");

describe("an MT940", () => {
  it("gives German subfields, across the breaks of lines", () => {
    const lines = [
      ":61:2611211121CR24,00NTRFNONREF//B-7",
      ":86:166?00GUTSCHRIFT?20EREF+E-1?21SVWZ+RF68XZ?2",
      "2Q60J2H Tee?30COBADEFF?31DE02120300000000202051?32Ada Cus?33tomer",
    ];
    expect(read(mt940(lines))).toMatchObject({
      format: "mt940",
      entries: [
        {
          account: "DE89370400440532013000",
          isBooked: true,
          direction: "credit",
          amountMinor: 2400,
          bookedOn: "2026-11-21",
          endToEndId: "E-1",
          text: "RF68XZQ60J2H Tee",
          counterpartyName: "Ada Customer",
          counterpartyAccount: "DE02120300000000202051",
          bankReference: "B-7",
        },
      ],
    });
  });

  it("gives SWIFT's code words, and a structured reference among them", () => {
    const lines = [
      ":61:261121C24,NTRFNONREF",
      ":86:/EREF/E-1/CNTP/NL91ABNA0417164300/ABNANL2A/A. Customer///REMI/STRD/CUR/RF68XZQ60J2H/",
    ];
    expect(read(mt940(lines)).entries).toMatchObject([
      { references: ["RF68XZQ60J2H"], endToEndId: "E-1", counterpartyAccount: "NL91ABNA0417164300" },
    ]);
  });

  it("knows which way a reversal goes", () => {
    const entries = ["C", "D", "RC", "RD", "EC"].map((mark) => `:61:261121${mark}1,NTRFNONREF`);
    expect(
      read(mt940(entries)).entries.map(({ direction, isReversal, isBooked }) => [
        direction,
        isReversal,
        isBooked,
      ]),
    ).toEqual([
      ["credit", false, true],
      ["debit", false, true],
      ["debit", true, true],
      ["credit", true, true],
      ["credit", false, false],
    ]);
  });

  it("takes the year of the booking from the value date, over New Year too", () => {
    const entries = [":61:2612310102C1,NTRFX", ":61:2701021231C1,NTRFX"];
    expect(read(mt940(entries)).entries.map(({ bookedOn }) => bookedOn)).toEqual([
      "2027-01-02",
      "2026-12-31",
    ]);
  });

  it("of the day so far, an MT942, has nothing booked", () => {
    const text = [":20:A", ":25:1", ":34F:EUR0,", ":13D:2611211200+0100", ":61:261121C1,NTRFX", "-"].join(
      "\n",
    );
    expect(read(text)).toMatchObject({ format: "mt942", entries: [{ isBooked: false, amountMinor: 100 }] });
  });

  it.each([
    ["a line that is no movement", mt940([":61:nonsense"]), /^Line 5: :61: is no movement/],
    ["a day that is none", mt940([":61:261332C1,NTRFX"]), /^Line 5: :61: has no date/],
    ["a fraction of a cent", mt940([":61:261121C1,005NTRFX"]), /has no amount of EUR/],
    ["no account", ":20:A\n:60F:C261120EUR0,\n", /no account/],
    ["no currency", ":20:A\n:25:1\n:61:261121C1,NTRFX", /no balance with a currency/],
    ["something else", "Date;Amount\n2026-11-21;24.00", /neither a CAMT/],
    ["nothing", "", /neither a CAMT/],
  ])("with %s is refused", (_what, text, words) => {
    expect(() => read(text)).toThrow(words);
  });
});
