import type { z } from "zod";
import { paragraphField, referenceField, textField } from "@/lib/contracts/fields";
import {
  MAX_DESCRIPTION_LENGTH,
  MAX_NAME_LENGTH,
  MAX_QUANTITY,
  MAX_REFERENCE_LENGTH,
} from "@/lib/contracts/limits";
import { isStorable } from "@/lib/contracts/storable-text";
import { isValidationCode, type ValidationCode } from "@/lib/contracts/validation-codes";
import type { PriceChanges } from "../write-prices";
import { type Column, withoutEmptyEnd } from "./columns";
import { showFormula } from "./formula-text";
import { type LineError, lineError } from "./line-errors";
import { type DecimalSign, readAmount } from "./read-amount";
import type { FileRecord } from "./read-records";

/** What a line says of a product. A field that has no column is not there; an empty cell takes away what there was. */
export type ProductLine = {
  line: number;
  reference: string;
  name?: string;
  description?: string | null;
  quantity_min?: number;
  quantity_max?: number;
  prices: PriceChanges;
};

/** What stands before decimals in the file: as it was said, or as its first price with decimals shows. */
export type FileDecimals = { sign: DecimalSign | null };

const REFERENCE = referenceField(MAX_REFERENCE_LENGTH);
const NAME = textField(MAX_NAME_LENGTH);
const DESCRIPTION = paragraphField(MAX_DESCRIPTION_LENGTH);

/** Reads a line by its columns, or says everything that is wrong with it. */
export function readLine(
  { line, cells }: FileRecord,
  columns: readonly Column[],
  decimals: FileDecimals,
): { product: ProductLine } | { errors: LineError[] } {
  if (cells.length < columns.length) return { errors: [lineError(line, null, "cells_missing")] };
  if (withoutEmptyEnd(cells).length > columns.length) {
    return { errors: [lineError(line, null, "cells_too_many")] };
  }
  const product: ProductLine = { line, reference: "", prices: {} };
  const errors: LineError[] = [];
  for (const [index, column] of columns.entries()) {
    const refusal = readCell(product, column, (cells[index] ?? "").trim(), decimals);
    if (refusal !== null) errors.push(lineError(line, column.name, refusal));
  }
  if (errors.length === 0 && isInverted(product)) {
    errors.push(lineError(line, "quantity_max", "bounds_inverted"));
  }
  return errors.length > 0 ? { errors } : { product };
}

function isInverted({ quantity_min: min, quantity_max: max }: ProductLine): boolean {
  return min !== undefined && max !== undefined && min > max;
}

/** Writes a cell into the product, or says why not. */
function readCell(
  product: ProductLine,
  column: Column,
  cell: string,
  decimals: FileDecimals,
): ValidationCode | null {
  switch (column.field) {
    case "reference":
      return take(REFERENCE, cell, (reference) => Object.assign(product, { reference }));
    case "name":
      return take(NAME, cell, (name) => Object.assign(product, { name }));
    case "description":
      if (cell === "") return put(product, { description: null });
      return take(DESCRIPTION, cell, (description) => Object.assign(product, { description }));
    case "quantity_min":
    case "quantity_max": {
      const quantity = cell === "" ? 1 : /^[0-9]{1,5}$/.test(cell) ? Number(cell) : 0;
      if (quantity < 1 || quantity > MAX_QUANTITY) return "quantity_invalid";
      return put(product, { [column.field]: quantity });
    }
    case "price": {
      if (cell === "") return put(product.prices, { [column.currency]: null });
      const read = readAmount(cell, column.currency, decimals.sign);
      if ("code" in read) return read.code;
      decimals.sign ??= read.sign;
      return put(product.prices, { [column.currency]: read.minor });
    }
  }
}

function put(target: object, values: object): null {
  Object.assign(target, values);
  return null;
}

/** By the same rules as the API's own fields. */
function take(field: z.ZodType<string>, cell: string, keep: (text: string) => void): ValidationCode | null {
  const text = showFormula(cell);
  if (!isStorable(text)) return "unstorable_text";
  const read = field.safeParse(text);
  if (read.success) {
    keep(read.data);
    return null;
  }
  const [issue] = read.error.issues;
  return issue && isValidationCode(issue.message) ? issue.message : "text_invalid";
}
