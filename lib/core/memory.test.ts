import { expect, it } from "vitest";
import { createMemory } from "./memory";

it("remembers a value for its time and not a moment longer", () => {
  let ms = 0;
  const memory = createMemory<number>(1_000, () => ms);
  memory.set("one", 1);
  ms = 999;
  expect(memory.get("one")).toBe(1);
  ms = 1_000;
  expect(memory.get("one")).toBeUndefined();
  expect(memory.get("two")).toBeUndefined();
});

it("never grows without bound", () => {
  const memory = createMemory<number>(1_000, () => 0);
  for (let name = 0; name < 25_000; name += 1) memory.set(`${name}`, name);
  const known = Array.from({ length: 25_000 }, (_, name) => memory.get(`${name}`)).filter(
    (value) => value !== undefined,
  );
  expect(known.length).toBeLessThanOrEqual(10_000);
});
