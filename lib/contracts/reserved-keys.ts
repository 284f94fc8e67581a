/** Names that JavaScript gives a meaning on every object. Libraries drop or follow them, each in its own way. */
const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

type Place = { value: object; key: PropertyKey; within: Place | null };

/**
 * Where such a name stands as a key. Walked by a list of its own: a body has room for more brackets than the stack has for
 * calls.
 */
export function findReservedKey(input: unknown): PropertyKey[] | null {
  const ahead: Place[] = isObject(input) ? [{ value: input, key: "", within: null }] : [];
  for (let place = ahead.pop(); place; place = ahead.pop()) {
    const isList = Array.isArray(place.value);
    for (const [name, value] of Object.entries(place.value)) {
      if (!isList && RESERVED.has(name)) return [...pathOf(place), name];
      if (isObject(value)) ahead.push({ value, key: isList ? Number(name) : name, within: place });
    }
  }
  return null;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function pathOf(place: Place): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let at = place; at.within; at = at.within) path.unshift(at.key);
  return path;
}
