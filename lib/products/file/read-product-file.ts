import { MAX_IMPORT_LINES } from "@/lib/contracts/limits";
import type { FileDelimiter } from "@/lib/contracts/product-import";
import { type Column, countColumns, readColumns } from "./columns";
import { decodeFile, UndecodableFile } from "./decode-file";
import { addError, invalidLines, type LineErrors, lineError } from "./line-errors";
import type { DecimalSign } from "./read-amount";
import { type FileDecimals, type ProductLine, readLine } from "./read-line";
import { type FileRecord, readRecords, UnreadableLine } from "./read-records";

/** A file whose every line was read. */
export type ProductFile = {
  encoding: string;
  delimiter: FileDelimiter;
  columns: readonly Column[];
  lines: ProductLine[];
};

type Form = {
  /** As the request declares it. */
  charset: string | null;
  decimal?: DecimalSign | undefined;
};

const SIGNS: Record<FileDelimiter, string> = { comma: ",", semicolon: ";", tab: "\t" };
/** Lines that are read before others get their turn in this process. */
const LINES_IN_A_ROW = 200;

/**
 * Reads a file of products, or refuses (422, `invalid_lines`) with everything that is wrong with it by line and column, the
 * first thousand of it named. Gives way between lines, so that a large file holds up nobody else's request.
 */
export async function readProductFile(bytes: Uint8Array, form: Form): Promise<ProductFile> {
  const errors: LineErrors = { count: 0, named: [] };
  const { encoding, text } = decodeFile(bytes, form.charset);
  const place = { line: 1 };
  try {
    return { encoding, ...(await readText(text, form, errors, place)) };
  } catch (error) {
    if (error instanceof UnreadableLine) addError(errors, lineError(error.line, null, error.code));
    else if (error instanceof UndecodableFile)
      addError(errors, lineError(place.line, null, "encoding_invalid"));
    else throw error;
    throw invalidLines(errors);
  }
}

async function readText(
  text: Iterable<string>,
  form: Form,
  errors: LineErrors,
  place: { line: number },
): Promise<Omit<ProductFile, "encoding">> {
  const { delimiter, chunks } = findDelimiter(text);
  const records = withoutSeparatorLine(readRecords(chunks, SIGNS[delimiter]));
  const columns = readHead(records.next(), errors);
  const decimals: FileDecimals = { sign: form.decimal ?? (delimiter === "comma" ? "point" : null) };
  const firstLineOf = new Set<string>();
  const lines: ProductLine[] = [];
  let count = 0;
  for (const record of records) {
    place.line = record.line;
    count += 1;
    if (count > MAX_IMPORT_LINES) {
      addError(errors, lineError(record.line, null, "lines_too_many"));
      break;
    }
    const read = readLine(record, columns, decimals);
    if ("errors" in read) for (const error of read.errors) addError(errors, error);
    else if (firstLineOf.has(read.product.reference)) {
      addError(errors, lineError(record.line, "reference", "reference_repeated"));
    } else {
      firstLineOf.add(read.product.reference);
      lines.push(read.product);
    }
    if (count % LINES_IN_A_ROW === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  if (count === 0) addError(errors, lineError(1, null, "file_empty"));
  if (errors.count > 0) throw invalidLines(errors);
  return { delimiter, columns, lines };
}

function readHead(head: IteratorResult<FileRecord>, errors: LineErrors): readonly Column[] {
  if (head.done) {
    addError(errors, lineError(1, null, "file_empty"));
    throw invalidLines(errors);
  }
  const read = readColumns(head.value.cells, head.value.line);
  if ("columns" in read) return read.columns;
  for (const error of read.errors) addError(errors, error);
  throw invalidLines(errors);
}

/** What stands between the names of columns: the sign that leaves the most of them; a comma where none does. */
function findDelimiter(text: Iterable<string>): { delimiter: FileDelimiter; chunks: Iterable<string> } {
  const source = text[Symbol.iterator]();
  const first = source.next();
  const start = first.done ? "" : first.value;
  const told = /^sep=([,;\t])\r?\n/i.exec(start);
  const [head = ""] = start
    .slice(told?.[0].length ?? 0)
    .trimStart()
    .split(/[\r\n]/, 1);
  const names = Object.keys(SIGNS) as FileDelimiter[];
  const counted = names.map((name) => ({ name, columns: countColumns(splitHead(head, SIGNS[name])) }));
  const [best] = counted.sort((one, other) => other.columns - one.columns);
  const chosen = told ? names.find((name) => SIGNS[name] === told[1]) : best?.name;
  return { delimiter: chosen ?? "comma", chunks: chain(start, source) };
}

function splitHead(head: string, sign: string): string[] {
  return head.split(sign).map((cell) => cell.replace(/^"(.*)"$/, "$1"));
}

function* chain(first: string, rest: Iterator<string>): Generator<string> {
  yield first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}

/** Sheets write `sep=;` as the first line, for themselves. */
function* withoutSeparatorLine(records: Generator<FileRecord>): Generator<FileRecord> {
  const first = records.next();
  if (first.done) return;
  if (!/^sep=/i.test(first.value.cells[0] ?? "")) yield first.value;
  yield* records;
}
