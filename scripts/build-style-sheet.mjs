import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import tailwindcss from "@tailwindcss/postcss";
import postcss from "postcss";
import { root } from "./steps/paths.mjs";

const source = join(root, "app", "globals.css");
const target = join(root, "public", "page.css");

// The pages carry their style sheet in the document (app/style-sheet.tsx), so it is made before they are.
const { css } = await postcss([tailwindcss({ base: root, optimize: true })]).process(
  readFileSync(source, "utf8"),
  { from: source, to: target },
);
writeFileSync(target, css);
