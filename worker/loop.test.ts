import { describe, expect, it } from "vitest";
import { silentLog } from "@/lib/core/log";
import { createLoop } from "./loop";

const NEVER_MS = 1_000_000;

describe("a worker's loop", () => {
  it("goes on at once while there is something to do, then waits", async () => {
    const found = [2, 1, 0];
    const idle = deferred();
    const loop = createLoop(silentLog, NEVER_MS, async () => {
      const next = found.shift() ?? 0;
      if (found.length === 0) idle.resolve(undefined);
      return next;
    });
    await idle.promise;
    await loop.stop();
    expect(found).toEqual([]);
  });

  it("remembers a wake that comes while it works", async () => {
    let passes = 0;
    const second = deferred();
    const loop = createLoop(silentLog, NEVER_MS, async () => {
      passes += 1;
      if (passes === 1) loop.wake();
      else second.resolve(undefined);
      return 0;
    });
    await second.promise;
    await loop.stop();
    expect(passes).toBe(2);
  });

  it("survives a pass that throws", async () => {
    let passes = 0;
    const first = deferred();
    const second = deferred();
    const loop = createLoop(silentLog, NEVER_MS, async () => {
      passes += 1;
      if (passes > 1) {
        second.resolve(undefined);
        return 0;
      }
      first.resolve(undefined);
      throw new Error("the database went away");
    });
    await first.promise;
    await new Promise((resolve) => setImmediate(resolve));
    loop.wake();
    await second.promise;
    await loop.stop();
    expect(passes).toBe(2);
  });
});

function deferred() {
  let resolve: (value: unknown) => void = () => {};
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
