import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, sourceFiles } from "@/tests/support/source-files";

const pages = sourceFiles(/\.md$/);

describe("the documentation", () => {
  it("has no link that leads nowhere", () => {
    const dead = pages.flatMap(({ path, text }) =>
      localLinks(text)
        .filter((link) => !leadsSomewhere(path, link))
        .map((link) => `${path}: ${link}`),
    );
    expect(dead).toEqual([]);
  });

  it("can be reached from its index, every page of it", () => {
    const index = pages.find(({ path }) => path === "docs/README.md");
    const listed = new Set(localLinks(index?.text ?? "").map((link) => normalize(join("docs", link))));
    const unlisted = pages.filter(({ path }) => path.startsWith("docs/") && path !== "docs/README.md");
    expect(unlisted.map(({ path }) => path).filter((path) => !listed.has(path))).toEqual([]);
  });
});

/** What stands in brackets behind a text, but for addresses of other sites. */
function localLinks(text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(from: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const file = join(ROOT, path === "" ? from : join(dirname(from), path));
  if (!existsSync(file)) return false;
  return anchor === undefined || anchorsOf(readFileSync(file, "utf8")).includes(anchor);
}

/** As common renderers name them: lower case, spaces to hyphens, everything else but letters and digits gone. */
function anchorsOf(text: string): string[] {
  const titles = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => title);
  return titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
