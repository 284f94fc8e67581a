import type { VerbBug } from "../simulation/verb-bugs";

/** The verb's source with the bug in it. Throws where the text that it takes the place of is not there exactly once. */
export function plantBug({ id, file, text, instead }: VerbBug, source: string): string {
  const parts = source.split(text);
  if (parts.length !== 2) {
    throw new Error(
      `The planted bug “${id}” does not fit ${file} any more: put it where the rule is now, in tests/simulation/verb-bugs.ts.`,
    );
  }
  return parts.join(instead);
}
