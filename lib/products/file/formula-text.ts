/**
 * A text that a sheet would take for a formula. Files that we write have an apostrophe before it, as sheets do for text, so
 * that nothing runs in the sheet of whoever opens the file; files that we read lose one. There and back a text stays as it is.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const HIDDEN_FORMULA = /^'+[=+\-@\t\r]/;

export function hideFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function showFormula(text: string): string {
  return HIDDEN_FORMULA.test(text) ? text.slice(1) : text;
}
