import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { takeLock, withLock } from "./lock.mjs";
import { identifyProcess, parseProcessStat } from "./process-identity.mjs";

let folder = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "opentill-lock-"));
  file = join(folder, "start.lock");
});

test("a lock is held by one, names its holder and can be taken again after its release", () => {
  const first = takeLock(file);
  expect(takeLock(file)).toEqual({ heldBy: process.pid });
  if ("release" in first) first.release();
  expect(takeLock(file)).toHaveProperty("release");
});

test("a lock of a dead process is cleaned away", () => {
  writeFileSync(file, JSON.stringify({ pid: 2 ** 30, identity: "1073741824@1" }));
  expect(takeLock(file)).toHaveProperty("release");
  expect(readdirSync(folder)).toEqual(["start.lock"]);
});

test("a lock whose process id now belongs to another process is cleaned away", () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, identity: `${process.pid}@1` }));
  expect(takeLock(file)).toHaveProperty("release");
});

test("an unreadable lock is cleaned away", () => {
  writeFileSync(file, "");
  expect(takeLock(file)).toHaveProperty("release");
});

test("work under a lock releases it also when it fails", async () => {
  const work = withLock(file, { timeoutMs: 0 }, async () => {
    throw new Error("broken");
  });
  await expect(work).rejects.toThrow("broken");
  expect(existsSync(file)).toBe(false);
});

test("waiting for a lock ends with a message that names its holder", async () => {
  takeLock(file);
  await expect(withLock(file, { timeoutMs: -1 }, async () => {})).rejects.toThrow(`Process ${process.pid}`);
});

test("a process is told apart by its start time, and a zombie does not live", () => {
  const rest = "1 1 1 0 -1 4194304 0 0 0 0 0 0 0 0 20 0 1 0 4711 0 0";
  expect(parseProcessStat(7, `7 (a) (b) S ${rest}`)).toBe("7@4711");
  expect(parseProcessStat(7, `7 (a) Z ${rest}`)).toBeNull();
  expect(identifyProcess(process.pid)).not.toBeNull();
  expect(identifyProcess(2 ** 30)).toBeNull();
});
