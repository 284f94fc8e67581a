import fc from "fast-check";

/** Texts that have broken something somewhere: of databases, parsers, headers, prototypes and people. */
const KNOWN_TEXTS = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud83c",
  "\udf42\ud83c",
  "🍂".repeat(300),
  "\u202eright to left",
  "e\u0301".repeat(200),
  "x".repeat(70_000),
  "'; drop table orders; --",
  "#{7*7}{{7*7}}",
  "<script>alert(1)</script>",
  "%00%0d%0aset-cookie:%20a=b",
  "\r\nset-cookie: a=b",
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "toString",
  "NaN",
  "Infinity",
  "1e309",
  "-0",
  "0x10",
  "٣",
  "null",
  "true",
  "\ufeffEUR",
  "javascript:alert(1)",
  "https://user:password@fjordtea.example",
  "http://[::1]:99999",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59-23:59",
  "2026-02-30T00:00:00Z",
  "4242424242424242",
] as const;

/** Any sequence of UTF-16 units, halves of pairs among them. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

export const nastyText = fc.oneof(
  fc.constantFrom(...KNOWN_TEXTS),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  anyUnits,
);

const NUMBERS = [0, -0, -1, 0.1, 1e21, 1e300, 2 ** 31, 2 ** 53, -(2 ** 63), 1_000_000_000_001] as const;

/** Any JSON value, with what is odd far more often than chance has it. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom(null, true, false, ...NUMBERS),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }),
  fc.array(nastyText, { maxLength: 5 }),
  fc.dictionary(nastyText, nastyText, { maxKeys: 5 }),
  fc.integer({ min: 10, max: 500 }).map(nested),
  fc.integer({ min: 90, max: 2_000 }).map((length) => Array.from({ length }, () => ({ name: "x" }))),
);

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** A JSON text of the value with one or two places changed: taken out, replaced, or with a field beside them. */
export function mutatedJson(value: unknown): fc.Arbitrary<string> {
  const places = placesIn(value);
  const mutation = fc.record({
    place: fc.constantFrom(...places),
    how: fc.constantFrom("replace", "replace", "replace", "remove", "add"),
    field: fc.oneof(fc.constantFrom("__proto__", "constructor", "prototype", "id", "status"), nastyText),
    value: nastyValue,
  });
  return fc.array(mutation, { minLength: 1, maxLength: 2 }).map((mutations) => {
    const copy = { root: structuredClone(value) };
    for (const each of mutations) mutate(copy, ["root", ...each.place], each);
    return JSON.stringify(copy.root) ?? "null";
  });
}

type Mutation = { how: string; field: string; value: unknown };

function mutate(root: object, path: readonly string[], { how, field, value }: Mutation): void {
  let parent: object = root;
  for (const name of path.slice(0, -1)) {
    const inner: unknown = Reflect.get(parent, name);
    if (typeof inner !== "object" || inner === null) return;
    parent = inner;
  }
  const last = path.at(-1) ?? "";
  const target: unknown = Reflect.get(parent, last);
  if (how === "add" && typeof target === "object" && target !== null) define(target, field, value);
  else if (how === "remove") Reflect.deleteProperty(parent, last);
  else define(parent, last, value);
}

/** As JSON has it: `__proto__` is a field like any other. */
function define(target: object, name: string, value: unknown): void {
  if (Array.isArray(target)) Reflect.set(target, name, value);
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function placesIn(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([name, each]) =>
    placesIn(each).map((path) => [name, ...path]),
  );
  return [[], ...inner];
}
