import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.mjs";

const secretBytes = 32;
const newSecret = () => randomBytes(secretBytes).toString("base64url");
const makers = {
  OPENTILL_SECRET: newSecret,
  OPENTILL_SANDBOX_SECRET: newSecret,
  OPENTILL_OPERATOR_KEY: () => `op_${randomBytes(secretBytes).toString("hex")}`,
};
const names = Object.keys(makers);

/**
 * The secrets of this installation, made once and kept in `secrets.json` (readable by its owner only).
 * A secret set in the environment wins and is not written down.
 * @param {string} home
 * @param {Record<string, string | undefined>} environment
 * @returns {Record<string, string>} 32 random bytes each: base64url, the operator's key hexadecimal behind `op_`
 */
export function ensureSecrets(home, environment) {
  const file = join(home, "secrets.json");
  const kept = readKept(file);
  const missing = names.filter((name) => !environment[name] && !kept[name]);
  for (const name of missing) kept[name] = makers[name]();
  if (missing.length > 0) writeKept(file, kept);
  return Object.fromEntries(names.map((name) => [name, environment[name] || kept[name]]));
}

function readKept(file) {
  try {
    chmodSync(file, 0o600);
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    // Never replaced by new ones: what the old secrets signed would be lost without a word.
    throw new Refusal(
      `${file} can't be read (${error.message}). Repair it, or delete it to make new secrets.`,
    );
  }
}

function writeKept(file, secrets) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
