import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./steps/paths.mjs";

const entry = join(root, "embed", "index.ts");

if (!existsSync(entry)) {
  console.log("There is no embed/index.ts; public/embed.js is not built.");
} else {
  await build({
    entryPoints: [entry],
    outfile: join(root, "public", "embed.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2019",
    charset: "utf8",
    legalComments: "none",
    logLevel: "info",
  });
}
