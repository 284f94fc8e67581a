/** What was read a moment ago, by its name. */
export type Memory<Value> = {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  forgetAll(): void;
};

const MAX_NAMES = 10_000;

/** Remembers values for so many milliseconds of the process's own time, and no more than 10,000 of them. */
export function createMemory<Value>(
  forMs: number,
  now: () => number = () => performance.now(),
): Memory<Value> {
  const values = new Map<string, { value: Value; until: number }>();
  return {
    get(name) {
      const known = values.get(name);
      if (known === undefined) return undefined;
      if (known.until > now()) return known.value;
      values.delete(name);
      return undefined;
    },
    set(name, value) {
      if (values.size >= MAX_NAMES) values.clear();
      values.set(name, { value, until: now() + forMs });
    },
    forgetAll: () => values.clear(),
  };
}
