import { describe, expect, it } from "vitest";
import { type SourceFile, sourceFiles } from "../support/source-files";

const MAX_LINES = 300;
const MAX_MEDIAN_LINES = 80;
/** Data and generated files: read by nobody from top to bottom. */
const EXEMPT = /(^|\/)(migrations|messages|catalogue)\/|\.d\.ts$|^package-lock/;

const code = () => sourceFiles(/\.(ts|tsx|mjs)$/).filter(({ path }) => !EXEMPT.test(path));
const isTest = ({ path }: SourceFile) => /\.test\.tsx?$|^(tests|e2e|bench)\//.test(path);

describe("the source tree", () => {
  it("has no file that has grown past a few screens", () => {
    const long = code().filter(({ text }) => text.split("\n").length > MAX_LINES);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("stays small in the middle", () => {
    const lengths = code()
      .filter((file) => !isTest(file))
      .map(({ text }) => text.split("\n").length)
      .sort((left, right) => left - right);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(MAX_MEDIAN_LINES);
  });

  it("names files in kebab case", () => {
    const odd = code().filter(({ path }) => {
      const parts = path.split("/").filter((part) => !/^[([]/.test(part) && !part.startsWith("."));
      return parts.some((part) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(part));
    });
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it("leaves nothing behind to be done later, skipped or silenced", () => {
    const pattern = new RegExp(
      [
        "TO" + "DO",
        "FIX" + "ME",
        "HA" + "CK",
        "\\.on" + "ly\\(",
        "\\.sk" + "ip\\(",
        "@ts-" + "(ignore|nocheck)",
        "eslint-" + "disable",
      ].join("|"),
    );
    expect(offenders(pattern, code())).toEqual([]);
  });

  it("reads time, chance and environment only through their doors", () => {
    const product = code().filter(
      (file) =>
        !isTest(file) && /^(lib|db)\//.test(file.path) && !/test-support|contract-world/.test(file.path),
    );
    const doors = /^lib\/core\/(clock|random)\.ts$|^lib\/http\/context\.ts$/;
    const rest = product.filter(({ path }) => !doors.test(path));
    expect(offenders(/\bDate\.now\(|new Date\(\)|Math\.random\(|process\.env/, rest)).toEqual([]);
  });

  it("names the sandbox nowhere but in its adapter and where a process is put together", () => {
    const product = code().filter((file) => !isTest(file) && /^(lib|db|app|worker)\//.test(file.path));
    const known =
      /^lib\/providers\/sandbox\/|^lib\/checkout\/create-context\.ts$|^lib\/core\/environment\.ts$/;
    const rest = product.filter(({ path }) => !known.test(path));
    // A letter is framed under a policy whose directive has that name.
    expect(offenders(/(?<!-|")sandbox/i, rest)).toEqual([]);
  });

  it("hands errors to the log whole, where one place chooses what is written down", () => {
    const product = code().filter(
      (file) => !isTest(file) && /^(lib|db|app|worker|sandbox)\//.test(file.path),
    );
    expect(
      offenders(/\.(error|warn|info)\(\s*\{[^}]*(String\(error|error\.(message|stack))/, product),
    ).toEqual([]);
  });

  it("keeps classes for errors", () => {
    const pattern = /^\s*(export )?(default )?(abstract )?class (?!\w+ extends \w*Error\b)/m;
    expect(offenders(pattern, code())).toEqual([]);
  });

  it("exports by name but where the framework asks for a default", () => {
    const named = code().filter(({ path }) => /^(lib|db|worker|sandbox|components)\//.test(path));
    expect(offenders(/^export default/m, named)).toEqual([]);
  });

  it("has a page about every folder of the domain", () => {
    const pages = new Set(sourceFiles(/README\.md$/).map(({ path }) => path));
    const rooms = [
      "checkout",
      "links",
      "orders",
      "payments",
      "products",
      "refunds",
      "merchants",
      "webhooks",
      "events",
      "providers",
      "due",
      "http",
    ];
    expect(rooms.filter((room) => !pages.has(`lib/${room}/README.md`))).toEqual([]);
  });
});

function offenders(pattern: RegExp, files: SourceFile[]): string[] {
  return files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}
