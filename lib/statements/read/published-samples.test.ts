import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/core/errors";
import { seededRandom } from "@/lib/core/random";
import { exponentOf } from "./parse-amount";
import { readStatement } from "./read-statement";
import type { StatementEntry } from "./statement-entry";

/** Banks' files that others have published, with what is to be read from them. They are not ours to copy. */
const SAMPLES = join(process.cwd(), "../shared/data/statements");
const MOST = 5_000;
const MUTATIONS = 1_000;
/** Each takes some ten milliseconds; this is for a machine with other work. */
const LONGEST_READ_MS = 2_000;

const filesOf = (folder: string, names: RegExp) =>
  existsSync(SAMPLES) ? readdirSync(join(SAMPLES, folder)).filter((name) => names.test(name)) : [];
const CAMT = filesOf("camt", /(?<!wrong)\.xml$/);
const bytesOf = (folder: string, name: string) => readFileSync(join(SAMPLES, folder, name));

/** Of its two entries the publisher's reader hands on those of the last statement alone. */
const TWO_STATEMENTS = "camt053.v2.multi.statement.xml";

/** Of each file: how many entries, and the sums of credits and debits in minor units. */
const MT940: Record<string, [entries: number, credits: number, debits: number]> = {
  "ASNB-mt940.txt": [8, 282890, 277196],
  "betterplace-sepa_snippet.sta": [11, 143074572, 357406911],
  "betterplace-sepa_snippet_broken.sta": [1, 5099005, 0],
  "cmxl-mt940.sta": [16, 7243674, 6010944],
  "jejik-abnamro.sta": [10, 0, 34593],
  "jejik-ing.sta": [7, 468, 5027],
  "jejik-knab.sta": [3, 100000, 726000],
  "jejik-postfinance.sta": [4, 23930, 7990],
  "jejik-rabobank-iban.sta": [4, 0, 7000],
  "mBank-mt940.sta": [3, 3, 0],
  "mBank-with_newline_in_tnr.sta": [2, 8900, 0],
  "self-provided-february_30.sta": [1, 0, 600],
  "self-provided-gv_codes.sta": [2, 0, 25745],
  "self-provided-malformed_details.sta": [1, 0, 23315],
  "self-provided-multiline.sta": [2, 11900, 500],
};

describe.runIf(existsSync(SAMPLES))("files that banks have written", () => {
  it.each(CAMT)("%s gives the entries that its publisher expects", (name) => {
    const expected = expectedEntries(JSON.parse(bytesOf("camt", name.replace(/xml$/, "json")).toString()));
    const { entries } = readStatement(bytesOf("camt", name), MOST);
    expect(entries).toHaveLength(name === TWO_STATEMENTS ? 2 : expected.length);
    expect(entries.map(simply).slice(-expected.length)).toEqual(expected);
  });

  it("refuses the one that is wrong, and says what is missing", () => {
    const wrong = bytesOf("camt", "camt053.v2.wrong.xml");
    expect(() => readStatement(wrong, MOST)).toThrow("There is no Stmt in this camt.053.");
  });

  it("are all in the table", () => {
    expect(filesOf("mt940", /\.(sta|txt)$/)).toEqual(Object.keys(MT940).sort());
  });

  it.each(Object.entries(MT940))("%s gives its entries", (name, [count, credits, debits]) => {
    const { entries, format } = readStatement(bytesOf("mt940", name), MOST);
    const sum = (direction: string) =>
      entries
        .filter((entry) => entry.direction === direction)
        .reduce((total, { amountMinor }) => total + amountMinor, 0);
    expect([format, entries.length, sum("credit"), sum("debit")]).toEqual(["mt940", count, credits, debits]);
  });

  it.each([...CAMT.map((name) => ["camt", name]), ...Object.keys(MT940).map((name) => ["mt940", name])] as [
    string,
    string,
  ][])(
    "%s/%s, damaged in a thousand ways, is refused or gives no money that is not written in it",
    (folder, name) => {
      const whole = bytesOf(folder, name);
      const random = seededRandom(whole.length);
      const wrong: unknown[] = [];
      let slowestMs = 0;
      for (let round = 0; round < MUTATIONS; round += 1) {
        const bytes = damage(whole, random);
        const from = performance.now();
        const entries = readOrRefuse(bytes);
        slowestMs = Math.max(slowestMs, performance.now() - from);
        if (entries.length > 0) wrong.push(...findUnwritten(entries, bytes.toString("latin1")));
      }
      expect(wrong).toEqual([]);
      expect(slowestMs).toBeLessThan(LONGEST_READ_MS);
    },
  );
});

function readOrRefuse(bytes: Buffer): readonly StatementEntry[] {
  try {
    return readStatement(bytes, MOST).entries;
  } catch (error) {
    if (error instanceof Refusal && error.status === 400) return [];
    throw error;
  }
}

/** Entries whose amount does not stand in the file as a number, and those beyond the places where one could begin. */
function findUnwritten(entries: readonly StatementEntry[], text: string): StatementEntry[] {
  const numbers = new Set(text.match(/\d+(?:[.,]\d*)?/g)?.map((number) => Number(number.replace(",", "."))));
  const places = text.match(/Ntry[\s>/]|TxDtls[\s>/]|:61:/g)?.length ?? 0;
  return entries.filter(({ amountMinor, currency }, index) => {
    const isAmount = Number.isSafeInteger(amountMinor) && amountMinor >= 0;
    return !isAmount || index >= places || !numbers.has(amountMinor / 10 ** exponentOf(currency));
  });
}

/** Bits turned, pieces cut out, doubled or written over, an end too early. */
function damage(whole: Buffer, random: ReturnType<typeof seededRandom>): Buffer {
  const numberBelow = (limit: number) => Buffer.from(random.bytes(4)).readUInt32LE() % Math.max(1, limit);
  let bytes = Buffer.from(whole);
  for (let left = 1 + numberBelow(3); left > 0; left -= 1) {
    const at = numberBelow(bytes.length);
    const piece = bytes.subarray(at, at + 1 + numberBelow(40));
    const behind = bytes.subarray(at + piece.length);
    switch (numberBelow(5)) {
      case 0:
        bytes[at] = numberBelow(256);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), behind]);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), piece, piece, behind]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(random.bytes(piece.length)), behind]);
        break;
      default:
        bytes = left === 1 ? bytes.subarray(0, at) : bytes;
    }
  }
  return bytes;
}

type Simple = {
  amount: string;
  currency: string;
  isReversal: boolean;
  bookedOn: string | null;
  account: string;
};

function simply({ direction, amountMinor, currency, isReversal, bookedOn, account }: StatementEntry): Simple {
  return {
    amount: String(direction === "debit" ? -amountMinor : amountMinor),
    currency,
    isReversal,
    bookedOn,
    account,
  };
}

/** What the other reader has written down of its entries, wherever in its objects. */
function expectedEntries(node: unknown): Simple[] {
  if (typeof node !== "object" || node === null) return [];
  const { __CLASS__: name, ...fields } = node as Record<string, unknown>;
  if (name === "Genkgo\\Camt\\DTO\\Entry") return [expectedEntry(fields)];
  return Object.values(fields).flatMap(expectedEntries);
}

function expectedEntry(fields: Record<string, unknown>): Simple {
  const at = (...path: string[]) =>
    path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], fields);
  const date = at("getBookingDate", "0");
  return {
    amount: String(at("getAmount", "getAmount")),
    currency: String(at("getAmount", "getCurrency", "getCode")),
    isReversal: at("getReversalIndicator") === true,
    bookedOn: typeof date === "string" ? date.slice(0, 10) : null,
    account: String(at("getRecord", "getAccount", "getIdentification")),
  };
}
