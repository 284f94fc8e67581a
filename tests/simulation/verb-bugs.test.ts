import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plantBug } from "../support/plant-bug";
import { ROOT } from "../support/source-files";
import { LOCK_BUG, VERB_BUGS } from "./verb-bugs";

describe("a planted bug", () => {
  it.each([...VERB_BUGS, LOCK_BUG])("fits its verb: $name", (bug) => {
    const source = readFileSync(join(ROOT, bug.file), "utf8");
    expect(plantBug(bug, source)).not.toBe(source);
  });

  it("that does not fit is refused with words that say what to do", () => {
    expect(() => plantBug(LOCK_BUG, "")).toThrow("put it where the rule is now");
    expect(() => plantBug(LOCK_BUG, LOCK_BUG.text + LOCK_BUG.text)).toThrow(LOCK_BUG.id);
  });
});
