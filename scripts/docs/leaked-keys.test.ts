import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { encodeBase32 } from "@/lib/core/base32";
import { seededRandom } from "@/lib/core/random";
import { API_KEY_KINDS, newApiKey } from "@/lib/core/secrets/api-key";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const random = seededRandom(7);

const KEYS = [true, false].flatMap((livemode) =>
  API_KEY_KINDS.flatMap((kind) => Array.from({ length: 20 }, () => newApiKey({ kind, livemode }, random))),
);

/** What looks like a key and is none: another checksum, another symbol, another kind or mode, cut short, in capitals. */
const NOISE = KEYS.flatMap((key) => [
  `${key.slice(0, -6)}${encodeBase32(random.bytes(4)).slice(0, 6)}`,
  key.slice(0, 20) + (key[20] === "7" ? "8" : "7") + key.slice(21),
  key.replace("_live_", "_test_").replace(/^.k_test_/, key.startsWith("sk_test_") ? "pk_test_" : "sk_test_"),
  key.slice(0, -1),
  key.toUpperCase(),
]).filter((text) => !KEYS.some((key) => text.includes(key)));

/** Keys as they leak: in a setting, in an address, in a log without blanks, twice on a line, at the end of a file. */
const LEAKED = [
  ...KEYS.map((key, index) => {
    const settings = [`KEY=${key}`, `"https://x:${key}@shop.example/"`, `log:${key}abc`, `\t${key}\r`];
    return settings[index % settings.length];
  }),
  `${KEYS[0]} ${KEYS[1]}`,
  `${KEYS[2]}`,
].join("\n");

async function run(words: string[], input: string) {
  const child = spawn(process.execPath, words, { cwd: ROOT });
  child.stdin.end(input);
  const code = new Promise((resolve) => child.once("close", resolve));
  return { out: await text(child.stdout), err: await text(child.stderr), code: await code };
}

describe("a leaked key", () => {
  const page = readFileSync(new URL("../../docs/guides/api-keys.md", import.meta.url), "utf8");
  const [, program = ""] = /```js\n([\s\S]*?)```/.exec(page) ?? [];

  it("is told from noise by the program of the guide", async () => {
    const found = await run(["--input-type=module", "--eval", program], `${NOISE.join("\n")}\n${LEAKED}`);
    expect(found.err).toBe("");
    expect(found.out.trim().split("\n")).toEqual([...KEYS, KEYS[0], KEYS[1], KEYS[2]]);
    expect(NOISE.length).toBeGreaterThan(500);
    expect(program.trim().split("\n").length).toBe(10);
  });

  it("is told from noise by the command, which shows its two ends alone", async () => {
    const found = await run(["cli/opentill.mjs", "keys", "check"], LEAKED);
    const lines = found.out.trim().split("\n");
    expect(lines).toHaveLength(KEYS.length + 3);
    expect(lines[0]).toBe(`line 1: ${KEYS[0]?.slice(0, 8)}…${KEYS[0]?.slice(-4)}`);
    expect(lines.at(-1)).toMatch(`line ${KEYS.length + 2}: `);
    for (const key of KEYS) expect(found.out + found.err).not.toContain(key);
    expect(found.code).toBe(1);
  });

  it("is not seen in noise, and the command ends well", async () => {
    expect(await run(["cli/opentill.mjs", "keys", "check"], NOISE.join("\n"))).toMatchObject({
      code: 0,
      out: "",
    });
    expect((await run(["cli/opentill.mjs", "keys", "check"], "")).code).toBe(0);
  });
});
