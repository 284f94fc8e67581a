import { relative } from "node:path";
import { LOCK_BUG, VERB_BUGS } from "../simulation/verb-bugs.ts";
import { plantBug } from "./plant-bug.ts";
import { ROOT } from "./source-files.ts";

const PLANTED = /\?planted=([\w-]+)$/;
/** What is imported anew with the bug in it. What lies below knows none of these files, and is shared. */
const COPIED = /^(lib\/(?!core\/|contracts\/|providers\/)|tests\/)/;

/**
 * A module whose address ends in `?planted=<id>` is loaded anew with that bug in it, and so is everything that it imports
 * from `lib` and `tests`: verbs get bugs inside without knowing of it.
 */
export function plantBugs() {
  return {
    name: "opentill:plant-bugs",
    enforce: "pre" as const,
    async resolveId(this: Resolver, source: string, importer: string | undefined) {
      const [query] = (importer && PLANTED.exec(importer)) || [];
      if (!query || !importer) return null;
      const resolved = await this.resolve(source, importer.slice(0, -query.length), { skipSelf: true });
      return resolved && COPIED.test(pathOf(resolved.id)) ? `${resolved.id}${query}` : resolved;
    },
    transform(source: string, address: string): string | null {
      const [query, id] = PLANTED.exec(address) ?? [];
      const bug = [...VERB_BUGS, LOCK_BUG].find((planted) => planted.id === id);
      return query && bug && pathOf(address.slice(0, -query.length)) === bug.file
        ? plantBug(bug, source)
        : null;
    },
  };
}

type Resolver = {
  resolve(source: string, importer: string, options: { skipSelf: boolean }): Promise<{ id: string } | null>;
};

function pathOf(file: string): string {
  return relative(ROOT, file);
}
