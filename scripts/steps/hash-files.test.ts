import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { isBuildSource } from "./build-product.mjs";
import { hashFiles } from "./hash-files.mjs";
import { hasStamp, removeStamp, writeStamp } from "./stamp.mjs";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "opentill-hash-"));
  mkdirSync(join(folder, "lib"));
  writeFileSync(join(folder, "lib", "a.ts"), "one");
  writeFileSync(join(folder, "lib", "a.test.ts"), "check");
});

const hash = () => hashFiles(folder, ["lib", "missing.ts"], isBuildSource);

test("the same files give the same hash, and other content another one", () => {
  const before = hash();
  expect(hash()).toBe(before);
  writeFileSync(join(folder, "lib", "a.ts"), "two");
  expect(hash()).not.toBe(before);
});

test("a renamed file gives another hash", () => {
  const before = hash();
  renameSync(join(folder, "lib", "a.ts"), join(folder, "lib", "b.ts"));
  expect(hash()).not.toBe(before);
});

test("a listed file that appears later gives another hash", () => {
  const before = hash();
  writeFileSync(join(folder, "missing.ts"), "");
  expect(hash()).not.toBe(before);
});

test("a changed test asks for no new build", () => {
  const before = hash();
  writeFileSync(join(folder, "lib", "a.test.ts"), "another check");
  expect(hash()).toBe(before);
});

test("a stamp holds for its value until it is removed", () => {
  const stamp = join(folder, "stamp");
  expect(hasStamp(stamp, "x")).toBe(false);
  writeStamp(stamp, "x");
  expect([hasStamp(stamp, "x"), hasStamp(stamp, "y")]).toEqual([true, false]);
  removeStamp(stamp);
  expect(hasStamp(stamp, "x")).toBe(false);
});
