import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRecords, UnreadableLine } from "./read-records";

const read = (text: string, delimiter = ",", size = text.length || 1) => {
  const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
  return [...readRecords(chunks, delimiter)];
};

describe("the records of a file", () => {
  it.each<[string, string, [number, string[]][]]>([
    [
      "lines",
      "a,b\nc,d\n",
      [
        [1, ["a", "b"]],
        [2, ["c", "d"]],
      ],
    ],
    [
      "lines without a last end",
      "a,b\nc,d",
      [
        [1, ["a", "b"]],
        [2, ["c", "d"]],
      ],
    ],
    [
      "CRLF",
      'a,b\r\n"c",d\r\n',
      [
        [1, ["a", "b"]],
        [2, ["c", "d"]],
      ],
    ],
    [
      "CR alone",
      "a,b\rc,d",
      [
        [1, ["a", "b"]],
        [2, ["c", "d"]],
      ],
    ],
    ["quotes", '"a,""b""",c', [[1, ['a,"b"', "c"]]]],
    [
      "ends of lines in quotes",
      '"a\nb\r\nc",d\ne,f',
      [
        [1, ["a\nb\r\nc", "d"]],
        [4, ["e", "f"]],
      ],
    ],
    ["empty cells", ',"",\n', []],
    ["empty cells beside others", 'a,"",\n', [[1, ["a", "", ""]]]],
    [
      "blank lines",
      "a\n\n  \n,,\nb\n",
      [
        [1, ["a"]],
        [5, ["b"]],
      ],
    ],
    [
      "a quote in the middle",
      '5" tin,b\n6" tin,"c"',
      [
        [1, ['5" tin', "b"]],
        [2, ['6" tin', "c"]],
      ],
    ],
    ["nothing", "", []],
  ])("are read with %s", (_what, text, records) => {
    expect(read(text).map(({ line, cells }) => [line, cells])).toEqual(records);
  });

  it.each<[string, string, number, string]>([
    ["a quote that is never closed", 'a,b\nc,"d\ne,f\n', 2, "quote_open"],
    ["letters behind a closing quote", 'a,b\n"c"d,e\n', 2, "quote_misplaced"],
    ["a space before a quote", 'a,b\nc, "d"\n', 2, "quote_misplaced"],
    ["a line without an end", `a,b\nc,${"x".repeat(70_000)}`, 2, "line_too_long"],
    ["a quote without an end", `a,b\nc,"${"x\n".repeat(70_000)}`, 2, "quote_open"],
  ])("end at %s, by its line", (_what, text, line, code) => {
    for (const size of [1_000, text.length]) {
      let refusal: unknown;
      try {
        read(text, ",", size);
      } catch (error) {
        refusal = error;
      }
      if (size < 70_000 || code !== "line_too_long") {
        expect(refusal).toBeInstanceOf(UnreadableLine);
        expect(refusal).toMatchObject({ line, code });
      }
    }
  });

  it("are what was written, whatever is in the cells and wherever a piece of the file ends", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "é", " ", ",", ";", "\t", '"', "\n", "\r", "🍂"),
      maxLength: 8,
    });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    const form = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t"),
      end: fc.constantFrom("\n", "\r\n"),
      size: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(rows, form, (written, { delimiter, end, size }) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = `x\n${written.map((cells) => cells.map(quoted).join(delimiter) + end).join("")}`;
        const expected = written.filter((cells) => cells.some((each) => each.trim() !== ""));
        expect(read(text, delimiter, size).map(({ cells }) => cells)).toEqual([["x"], ...expected]);
      }),
      { numRuns: 500 },
    );
  });
});
