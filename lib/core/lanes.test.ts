import { describe, expect, it } from "vitest";
import { createLanes } from "./lanes";

/** Work that ends when it is told to. */
function hanging() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let isBegun = false;
  const work = () => {
    isBegun = true;
    return ended;
  };
  return { work, end: () => end(), isBegun: () => isBegun };
}

describe("lanes", () => {
  it("hold up nobody but those in the same lane", async () => {
    const lanes = createLanes(2);
    const hung = Array.from({ length: 100 }, hanging);
    const all = hung.map(({ work }) => lanes.run("one", work));
    expect(await lanes.run("two", async () => "done")).toBe("done");
    expect(hung.filter(({ isBegun }) => isBegun())).toHaveLength(2);
    for (const { end } of hung) end();
    await Promise.all(all);
  });

  it("let the next in as soon as one is done, in the order in which they came", async () => {
    const lanes = createLanes(1);
    const [first, second, third] = [hanging(), hanging(), hanging()];
    const order: string[] = [];
    const runs = [first, second, third].map(({ work }, index) =>
      lanes.run("one", work).then(() => order.push(`${index}`)),
    );
    first.end();
    await runs[0];
    expect([second.isBegun(), third.isBegun()]).toEqual([true, false]);
    second.end();
    third.end();
    await Promise.all(runs);
    expect(order).toEqual(["0", "1", "2"]);
  });

  it("let others in while a slot is lent, and take it back after them", async () => {
    const lanes = createLanes(1);
    const call = hanging();
    const first = lanes.run("one", async (slot) => {
      await slot.lend(call.work);
      return "back";
    });
    expect(await lanes.run("one", async () => "meanwhile")).toBe("meanwhile");
    call.end();
    expect(await first).toBe("back");
    expect(await lanes.run("one", async () => "after")).toBe("after");
  });

  it("go on after work that fails", async () => {
    const lanes = createLanes(1);
    await expect(lanes.run("one", () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    expect(await lanes.run("one", async () => 1)).toBe(1);
  });
});
