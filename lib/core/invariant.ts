/** Something our own code promised. A failure is a bug of ours: it ends the operation and is never shown as is. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}

/** Reads a value that must be there. */
export function must<T>(value: T | null | undefined, what: string): T {
  invariant(value !== null && value !== undefined, `${what} is missing`);
  return value;
}

/** Makes the type checker prove that a union was exhausted. */
export function unreachable(value: never): never {
  throw new Error(`Invariant broken: unexpected ${JSON.stringify(value)}`);
}
