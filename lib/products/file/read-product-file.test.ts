import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/core/errors";
import { readProductFile } from "./read-product-file";

const HEAD = "reference,name,description,quantity_min,quantity_max,price_EUR,price_ISK";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array, form: Partial<Parameters<typeof readProductFile>[1]> = {}) =>
  readProductFile(typeof text === "string" ? bytesOf(text) : text, { charset: null, ...form });

async function refused(text: string | Uint8Array, form = {}) {
  const error = await read(text, form).catch((refusal: unknown) => refusal);
  if (!(error instanceof Refusal)) throw new Error("it was read");
  expect([error.status, error.code]).toEqual([422, "invalid_lines"]);
  return error.errors.map(({ line, column, code }) => `${line} ${column ?? "-"} ${code}`);
}

describe("a file of products", () => {
  it("is read by its columns, in any order and case", async () => {
    const file = await read('Price EUR,NAME,Reference\n12.50,"Assam, 250 g",TEA-1\n,Sencha,TEA-2\n');
    expect(file).toMatchObject({ encoding: "utf-8", delimiter: "comma" });
    expect(file.lines).toEqual([
      { line: 2, reference: "TEA-1", name: "Assam, 250 g", prices: { EUR: 1_250 } },
      { line: 3, reference: "TEA-2", name: "Sencha", prices: { EUR: null } },
    ]);
  });

  it("says by an empty cell that there is none, and of bounds that they are 1", async () => {
    const { lines } = await read(`${HEAD}\nTEA-1,Assam,,,,,\n`);
    expect(lines).toEqual([
      {
        line: 2,
        reference: "TEA-1",
        name: "Assam",
        description: null,
        quantity_min: 1,
        quantity_max: 1,
        prices: { EUR: null, ISK: null },
      },
    ]);
  });

  it.each<[string, Uint8Array, string | null, string]>([
    ["UTF-8", bytesOf("reference,name\nT,Þé"), null, "utf-8"],
    ["UTF-8 with a mark", bytesOf("\ufeffreference,name\nT,Þé"), null, "utf-8"],
    [
      "UTF-16 with a mark",
      new Uint8Array(Buffer.from("\ufeffreference,name\nT,Þé", "utf16le")),
      null,
      "utf-16le",
    ],
    ["UTF-16 without", new Uint8Array(Buffer.from("reference,name\nT,Þé", "utf16le")), null, "utf-16le"],
    [
      "UTF-16, big end first",
      new Uint8Array(Buffer.from("\ufeffreference,name\nT,Þé", "utf16le").swap16()),
      null,
      "utf-16be",
    ],
    ["Latin-1", new Uint8Array(Buffer.from("reference,name\nT,Þé", "latin1")), null, "windows-1252"],
    [
      "Latin-1, as declared",
      new Uint8Array(Buffer.from("reference,name\nT,Þé", "latin1")),
      "ISO-8859-1",
      "windows-1252",
    ],
  ])("is read in %s", async (_what, bytes, charset, encoding) => {
    const file = await read(bytes, { charset });
    expect([file.encoding, file.lines[0]?.name]).toEqual([encoding, "Þé"]);
  });

  it("is read in Windows-1252 and in what is declared", async () => {
    const dash = await read(new Uint8Array([...bytesOf("reference,name\nT,a "), 0x96, ...bytesOf(" b")]));
    expect(dash.lines[0]?.name).toBe("a – b");
    const lodz = new Uint8Array([...bytesOf("reference,name\nT,"), 0xa3, 0xf3, 0x64, 0x9f]);
    expect((await read(lodz, { charset: "windows-1250" })).lines[0]?.name).toBe("Łódź");
    expect(await refused(lodz, { charset: "utf-8" })).toEqual(["1 - encoding_invalid"]);
    await expect(read(lodz, { charset: "klingon" })).rejects.toMatchObject({ status: 415 });
  });

  it.each([
    ["semicolons", "reference;name;price_EUR\nT;a,b;12,50\n", "semicolon", "a,b"],
    ["tabs", "reference\tname\tprice_EUR\nT\ta;b\t12.50\n", "tab", "a;b"],
    ["quoted names", '"reference";"name";"price_EUR"\n"T";"a";"12,50"\n', "semicolon", "a"],
    ["what a sheet says for itself", "sep=;\r\nreference;name;price_EUR\r\nT;a;12,50\r\n", "semicolon", "a"],
  ])("is read with %s", async (_what, text, delimiter, name) => {
    const file = await read(text);
    expect(file).toMatchObject({ delimiter, lines: [{ reference: "T", name, prices: { EUR: 1_250 } }] });
  });

  it("keeps what looks like a formula as text", async () => {
    const { lines } = await read("reference,name\n=1+1,@SUM(A1)\n'-5,'=cmd\n");
    expect(lines.map(({ reference, name }) => [reference, name])).toEqual([
      ["=1+1", "@SUM(A1)"],
      ["-5", "=cmd"],
    ]);
  });

  it("has one sign before decimals: a point between commas, else that of its first price", async () => {
    expect(await refused('reference,name,price_EUR\nT,a,"10,00"\n')).toEqual([
      "2 price_EUR decimal_sign_other",
    ]);
    expect(await refused("reference;name;price_EUR\nT;a;10,00\nU;b;10.00\n")).toEqual([
      "3 price_EUR decimal_sign_other",
    ]);
    expect(await refused("reference;price_KWD\nT;1.000\n")).toEqual(["2 price_KWD amount_ambiguous"]);
    const dinars = await read("reference;price_KWD\nT;1,000\n", { decimal: "comma" });
    expect(dinars.lines[0]?.prices).toEqual({ KWD: 1_000 });
    const quoted = await read('reference,price_EUR\nT,"10,00"\n', { decimal: "comma" });
    expect(quoted.lines[0]?.prices).toEqual({ EUR: 1_000 });
  });

  it("is refused with every wrong cell by line and column", async () => {
    const lines = [
      HEAD,
      "TEA-1,,,0,x,1.234,10.00",
      "TEA-2,Sencha,,5,4,1,1",
      ",Sencha,,1,1,1,1",
      'TEA-3,"two\nlines",,1,1,1,1',
      "TEA-3,again,,1,1,1,1",
      "TEA-4,Sencha,,1,1,1",
      "TEA-5,Sencha,,1,1,1,1,more",
      "TEA-6,Sencha,,1,1,1,1,,,",
      `${"x".repeat(201)},a\u0001b,${"y".repeat(2_001)},1,1,€1,-1`,
    ];
    expect(await refused(lines.join("\n"))).toEqual([
      "2 name text_required",
      "2 quantity_min quantity_invalid",
      "2 quantity_max quantity_invalid",
      "2 price_EUR amount_too_precise",
      "2 price_ISK amount_too_precise",
      "3 quantity_max bounds_inverted",
      "4 reference text_required",
      "7 reference reference_repeated",
      "8 - cells_missing",
      "9 - cells_too_many",
      "11 reference text_too_long",
      "11 name text_invalid",
      "11 description text_too_long",
      "11 price_EUR amount_unreadable",
      "11 price_ISK amount_unreadable",
    ]);
  });

  it("is refused for its first line: unknown, repeated and missing columns", async () => {
    expect(await refused("referense,name,name,price_XXX,price\nT,a,a,1,1\n")).toEqual([
      "1 referense column_unknown",
      "1 name column_repeated",
      "1 price_XXX column_unknown",
      "1 price column_unknown",
      "1 reference column_missing",
    ]);
  });

  it.each([
    ["nothing", ""],
    ["a mark alone", "\ufeff"],
    ["blank lines", "\n\n"],
    ["columns alone", `${HEAD}\n`],
  ])("is refused where it has %s", async (_what, text) => {
    expect(await refused(text)).toEqual(["1 - file_empty"]);
  });

  it("is read up to a line that cannot be, with what was wrong before it", async () => {
    expect(await refused('reference,name\nT,\nU,"open\nV,c\n')).toEqual([
      "2 name text_required",
      "3 - quote_open",
    ]);
  });

  it("of any bytes is read or refused by line, and never breaks anything", async () => {
    const piece = fc.constantFrom(
      ...[
        HEAD,
        "reference",
        "name",
        "price_KWD",
        "sep=;",
        "1,000",
        "12.50",
        "=1+1",
        "'",
        "🍂",
        "\ufeff",
        "\u0000",
      ],
      ...[",", ";", "\t", '"', '""', "\n", "\r\n", "\r", " "],
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => bytesOf(pieces.join("")));
    const bytes = fc.oneof(text, fc.uint8Array({ maxLength: 60 }));
    const charset = fc.constantFrom(null, "utf-8", "utf-16le", "windows-1252");
    await fc.assert(
      fc.asyncProperty(bytes, charset, async (each, declared) => {
        const answer = await read(each, { charset: declared }).catch((error: unknown) => error);
        if (answer instanceof Refusal) expect([answer.code, answer.errorCount]).not.toContain(0);
        else expect(answer).toHaveProperty("lines");
      }),
      { numRuns: 2_000 },
    );
  });

  it("names a thousand errors and counts them all", async () => {
    const error = await read(`reference,name\n${"x,\n".repeat(2_500)}`).catch((each) => each);
    expect(error).toMatchObject({ errorCount: 2_500 });
    expect(error.errors).toHaveLength(1_000);
  });

  it("has at most 100,000 products", async () => {
    const many = (count: number) =>
      `reference\n${Array.from({ length: count }, (_, index) => `R-${index}\n`).join("")}`;
    expect((await read(many(100_000))).lines).toHaveLength(100_000);
    expect(await refused(many(100_001))).toEqual(["100002 - lines_too_many"]);
  });
});
