import { mkdirSync, writeFileSync } from "node:fs";
import { PAGES, REFERENCE_FOLDER } from "./docs/pages";

/** Writes the reference pages anew from the contracts. */
mkdirSync(REFERENCE_FOLDER, { recursive: true });
for (const { file, render } of PAGES) writeFileSync(new URL(file, REFERENCE_FOLDER), render());
console.log(`${PAGES.length} reference pages are up to date.`);
