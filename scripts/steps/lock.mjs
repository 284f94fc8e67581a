import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { identifyProcess } from "./process-identity.mjs";
import { Refusal } from "./refusal.mjs";

const pollMs = 200;

/**
 * Takes a lock file for this process. A lock whose owner is dead is cleaned away.
 * @param {string} file
 * @returns {{ release: () => void, heldBy?: undefined } | { heldBy: number }} `heldBy` is the owner's process id
 */
export function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = JSON.stringify({
    pid: process.pid,
    identity: identifyProcess(process.pid),
    nonce: randomUUID(),
  });
  for (;;) {
    if (placeLock(file, mine)) return { release: () => releaseLock(file, mine) };
    const found = readText(file);
    if (found === null) continue;
    const owner = livingOwner(found);
    if (owner !== null) return { heldBy: owner };
    removeStale(file, found);
  }
}

/**
 * Runs some work while holding a lock file, waiting for its present owner first.
 * @template T
 * @param {string} file
 * @param {{ timeoutMs: number, signal?: AbortSignal }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, { timeoutMs, signal }, work) {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const lock = takeLock(file);
    if (lock.heldBy === undefined) return await work().finally(lock.release);
    if (performance.now() > giveUpAt)
      throw new Refusal(`Process ${lock.heldBy} has held ${file} for too long.`);
    await wait(pollMs, undefined, { signal });
  }
}

// A hard link appears with its content in one step and fails if the name is taken: nobody reads a half-written lock.
function placeLock(file, content) {
  const draft = `${file}.${process.pid}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function livingOwner(content) {
  try {
    const { pid, identity } = JSON.parse(content);
    return identity !== null && identifyProcess(pid) === identity ? pid : null;
  } catch {
    return null;
  }
}

// Two starters may find the same dead lock. Whoever moves away a lock that is not the dead one puts it back.
function removeStale(file, stale) {
  const aside = `${file}.${process.pid}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  const moved = readText(aside);
  if (moved !== null && moved !== stale) placeLock(file, moved);
  rmSync(aside, { force: true });
}

function releaseLock(file, mine) {
  if (readText(file) === mine) rmSync(file, { force: true });
}

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}
