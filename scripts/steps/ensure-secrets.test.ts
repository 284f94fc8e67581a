import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { whyNoOperatorKeys } from "../../lib/core/secrets/operator-key";
import { ensureSecrets } from "./ensure-secrets.mjs";

let home = "";

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "opentill-secrets-"));
});

test("secrets are made once, long, different and readable by their owner only", () => {
  const first = ensureSecrets(home, {});
  expect(ensureSecrets(home, {})).toEqual(first);
  const { OPENTILL_SECRET = "", OPENTILL_SANDBOX_SECRET = "" } = first;
  expect(Buffer.from(OPENTILL_SECRET, "base64url")).toHaveLength(32);
  expect(OPENTILL_SECRET).not.toBe(OPENTILL_SANDBOX_SECRET);
  expect(statSync(join(home, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("the operator's key is one that the server takes, and a file from before it was made gets one", () => {
  const kept = { OPENTILL_SECRET: "a".repeat(43), OPENTILL_SANDBOX_SECRET: "b".repeat(43) };
  writeFileSync(join(home, "secrets.json"), JSON.stringify(kept));
  const { OPENTILL_OPERATOR_KEY = "", ...others } = ensureSecrets(home, {});
  expect(others).toEqual(kept);
  expect(whyNoOperatorKeys(OPENTILL_OPERATOR_KEY)).toBeNull();
  expect(ensureSecrets(home, {}).OPENTILL_OPERATOR_KEY).toBe(OPENTILL_OPERATOR_KEY);
});

test("a secret from the environment wins and is not written down", () => {
  expect(ensureSecrets(home, { OPENTILL_SECRET: "mine" }).OPENTILL_SECRET).toBe("mine");
  expect(readFileSync(join(home, "secrets.json"), "utf8")).not.toContain("mine");
});

test("a damaged file is refused, never replaced", () => {
  writeFileSync(join(home, "secrets.json"), "{");
  expect(() => ensureSecrets(home, {})).toThrow("can't be read");
  expect(readFileSync(join(home, "secrets.json"), "utf8")).toBe("{");
});
