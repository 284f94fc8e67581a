import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyPatch, parsePatch, reversePatch } from "diff";
import { root } from "./paths.mjs";

const folder = join(root, "patches");

/**
 * Makes packages what `patches/` says. Each file there is named after its package and version, and mends what a release
 * does not have yet. Harmless where it was done already. Throws, and has changed nothing of the package, where a patch fits
 * neither the package as it was released nor as it was mended: then the version in the name is not the one installed.
 */
export function applyPatches() {
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".patch"))) {
    const [, packageName] = /^(.+)\+[^+]+\.patch$/.exec(name) ?? [];
    if (!packageName) throw new Error(`patches/${name} is not named package+version.patch.`);
    const changes = parsePatch(readFileSync(join(folder, name), "utf8")).map((patch) =>
      planChange(name, join(root, "node_modules", packageName), patch),
    );
    for (const { file, text } of changes.filter(({ isNew }) => isNew)) replaceFile(file, text);
  }
}

function planChange(name, packageFolder, patch) {
  const file = join(packageFolder, patch.newFileName.replace(/^b\//, ""));
  const before = readFileSync(file, "utf8");
  if (applyPatch(before, reversePatch(patch)) !== false) return { file, text: before, isNew: false };
  const text = applyPatch(before, patch);
  if (text === false) throw new Error(`patches/${name} does not fit ${file}.`);
  return { file, text, isNew: true };
}

// Another installation may share the old file by a hard link: a new one takes its place.
function replaceFile(file, text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
