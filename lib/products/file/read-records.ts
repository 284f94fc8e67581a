import { MAX_IMPORT_LINE_LENGTH } from "@/lib/contracts/limits";
import type { ValidationCode } from "@/lib/contracts/validation-codes";

/** The cells of a line, which is several where a cell in quotes has ends of lines in it; `line` is the first, from 1. */
export type FileRecord = { line: number; cells: string[] };

/** A line that no cells can be read from. What stands behind it is not read: nobody knows where a cell begins. */
export class UnreadableLine extends Error {
  constructor(
    readonly line: number,
    readonly code: ValidationCode,
  ) {
    super(code);
  }
}

/**
 * Reads records as RFC 4180 has them, whatever ends their lines (LF, CRLF or CR alone). A quote inside a cell that does not begin with
 * one is a letter like any other. Throws `UnreadableLine`. Lines without a letter are left out.
 */
export function* readRecords(chunks: Iterable<string>, delimiter: string): Generator<FileRecord> {
  const source = chunks[Symbol.iterator]();
  const state: Source = { text: "", at: 0, quoteAt: -1, isWhole: false, more: () => source.next() };
  readOn(state);
  const newline = !state.text.includes("\n") && state.text.includes("\r") ? "\r" : "\n";
  for (let line = 1; ; ) {
    const record = readRecord(state, { delimiter, newline, line });
    if (record === null) return;
    if (record.cells.some((cell) => cell.trim() !== "")) yield { line, cells: record.cells };
    line += record.lines;
  }
}

type Source = {
  text: string;
  at: number;
  /** Where the next quote is, which most lines are far from. */
  quoteAt: number;
  isWhole: boolean;
  more: () => IteratorResult<string>;
};
type Form = { delimiter: string; newline: string; line: number };
type Read = { cells: string[]; lines: number };

/** One record, and how many lines it took; null at the end. Where the text ends in the middle of it, it is read anew with more. */
function readRecord(source: Source, form: Form): Read | null {
  for (;;) {
    const read = tryRecord(source, form);
    if (read !== "more") return read;
    if (source.text.length - source.at > MAX_IMPORT_LINE_LENGTH) {
      throw new UnreadableLine(form.line, isOpenQuote(source, form) ? "quote_open" : "line_too_long");
    }
    readOn(source);
  }
}

function readOn(source: Source): void {
  const next = source.more();
  source.text = source.text.slice(source.at) + (next.done ? "" : next.value);
  source.at = 0;
  source.quoteAt = -1;
  source.isWhole = next.done === true;
}

function tryRecord(source: Source, form: Form): Read | null | "more" {
  const { text, at, isWhole } = source;
  const found = text.indexOf(form.newline, at);
  if (found === -1 && !isWhole) return "more";
  if (at >= text.length) return null;
  const end = found === -1 ? text.length : found;
  if (nextQuote(source) >= end) {
    source.at = end + 1;
    return { cells: withoutReturn(text.slice(at, end)).split(form.delimiter), lines: 1 };
  }
  return tryQuoted(source, form);
}

function nextQuote(source: Source): number {
  if (source.quoteAt < source.at) {
    const found = source.text.indexOf('"', source.at);
    source.quoteAt = found === -1 ? Number.POSITIVE_INFINITY : found;
  }
  return source.quoteAt;
}

/** A record that has a quote in it, cell by cell. */
function tryQuoted(source: Source, form: Form): Read | "more" {
  const { text, isWhole } = source;
  const cells: string[] = [];
  let at = source.at;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at, form) : plainCell(text, at, form);
    if (cell === null || (cell.end >= text.length && !isWhole)) {
      if (!isWhole) return "more";
      if (cell === null) throw new UnreadableLine(form.line, "quote_open");
    }
    cells.push(cell.value);
    at = cell.end + 1;
    if (text[cell.end] === form.delimiter) continue;
    const lines = 1 + count(text, form.newline, source.at, cell.end);
    source.at = at;
    return { cells, lines };
  }
}

type Cell = { value: string; end: number };

/** Null where its closing quote has not come. */
function quotedCell(text: string, from: number, { delimiter, newline, line }: Form): Cell | null {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const isReturn = newline === "\n" && text[quote + 1] === "\r";
    const end = quote + (isReturn ? 2 : 1);
    if (end < text.length && text[end] !== delimiter && text[end] !== newline) {
      throw new UnreadableLine(line, "quote_misplaced");
    }
    return { value: text.slice(from + 1, quote).replaceAll('""', '"'), end };
  }
}

function plainCell(text: string, from: number, { delimiter, newline, line }: Form): Cell {
  const ends = [text.indexOf(delimiter, from), text.indexOf(newline, from)].filter((end) => end !== -1);
  const end = Math.min(text.length, ...ends);
  const value = text.slice(from, end);
  if (/^\s+"/.test(value)) throw new UnreadableLine(line, "quote_misplaced");
  return { value: text[end] === delimiter ? value : withoutReturn(value), end };
}

function isOpenQuote({ text, at }: Source, { newline }: Form): boolean {
  const end = text.indexOf(newline, at);
  return count(text, '"', at, end === -1 ? text.length : end) % 2 === 1;
}

function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}

function count(text: string, sign: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf(sign, from); at !== -1 && at < to; at = text.indexOf(sign, at + 1)) found += 1;
  return found;
}
