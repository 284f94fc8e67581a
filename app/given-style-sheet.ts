const KEY = Symbol.for("opentill.style-sheet");
type Shelf = { [KEY]?: string };

/**
 * Server components and the server's rendering of client components share a process and no module: what one has read from
 * the disk the other finds here.
 */
export function giveStyleSheet(read: () => string): void {
  (globalThis as Shelf)[KEY] ??= read();
}

export function givenStyleSheet(): string {
  return (globalThis as Shelf)[KEY] ?? "";
}
