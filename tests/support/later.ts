/** What a hook will make: it can be named at once, and used as soon as it is there. */
export function later<T extends object>(what: string): { value: T; set(made: T): void } {
  let made: T | null = null;
  const value = new Proxy({} as T, {
    get(_, key) {
      if (made === null) throw new Error(`${what} is not there before the first test begins`);
      return Reflect.get(made, key);
    },
    has: (_, key) => made !== null && Reflect.has(made, key),
  });
  return {
    value,
    set(thing) {
      made = thing;
    },
  };
}
