/** Keeps a number that runs from left to right in one piece inside a sentence that may run the other way. */
export function isolate(text: string): string {
  return `\u2066${text}\u2069`;
}
