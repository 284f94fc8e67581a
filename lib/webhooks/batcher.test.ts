import { describe, expect, it } from "vitest";
import { createBatcher } from "./batcher";

/** Runs a batch when it is told to. */
function heldBatches() {
  const batches: string[][] = [];
  const opened: (() => void)[] = [];
  const run = (items: string[]) => {
    batches.push(items);
    return new Promise<string[]>((resolve) => {
      opened.push(() => resolve(items.map((item) => `${item} done`)));
    });
  };
  return { batches, run, open: (index: number) => opened[index]?.() };
}
const keyOf = (item: string) => item;

describe("a batcher", () => {
  it("works on the first item at once, and on all that come meanwhile together", async () => {
    const { batches, run, open } = heldBatches();
    const batcher = createBatcher(run, { keyOf, most: 10 });
    const results = ["a", "b", "c"].map((item) => batcher.add(item));
    expect(batches).toEqual([["a"]]);
    open(0);
    await results[0];
    await Promise.resolve();
    expect(batches).toEqual([["a"], ["b", "c"]]);
    open(1);
    expect(await Promise.all(results)).toEqual(["a done", "b done", "c done"]);
  });

  it("puts no two items with the same key, and no more than may be, into one batch", async () => {
    const batches: string[][] = [];
    const run = async (items: string[]) => {
      batches.push(items);
      return items;
    };
    const batcher = createBatcher(run, { keyOf, most: 2 });
    await Promise.all(["a", "b", "b", "c", "d"].map((item) => batcher.add(item)));
    expect(batches).toEqual([["a"], ["b", "c"], ["b", "d"]]);
  });

  it("tells all of a batch that it failed, and goes on with the next", async () => {
    const run = async (items: string[]) => {
      if (items.includes("bad")) throw new Error("the statement failed");
      return items;
    };
    const batcher = createBatcher(run, { keyOf, most: 1 });
    const outcomes = await Promise.allSettled(["a", "bad", "b"].map((item) => batcher.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});
