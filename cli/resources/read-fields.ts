import { readFile } from "node:fs/promises";
import { EXIT, Failure } from "../exit";
import { readJson } from "./flag-readers";
import type { Flag } from "./resource";

export type Fields = Record<string, unknown>;
export type Values = Record<string, string | string[] | boolean | undefined>;

/** The options of a verb as the fields that they fill. */
export function fieldsOf(flags: Record<string, Flag>, values: Values): Fields {
  const fields: Fields = {};
  for (const [name, flag] of Object.entries(flags)) {
    const value = values[name];
    if (value !== undefined) setField(fields, flag.field, valueOfFlag(flag, `--${name}`, value));
  }
  return fields;
}

/** `--data`: JSON, or `@FILE`. A body is an object. */
export async function readData(text: string): Promise<Fields> {
  const source = text.startsWith("@") ? await readSource(text.slice(1)) : text;
  const value = readJson(source, "--data");
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Failure(EXIT.usage, "--data is a JSON object.");
  }
  return value as Fields;
}

/** Fills a field that may stand deeper. */
export function setField(fields: Fields, path: string, value: unknown): void {
  const steps = path.split(".");
  const last = steps.pop() ?? path;
  let inner = fields;
  for (const step of steps) {
    const next = inner[step];
    inner[step] = typeof next === "object" && next !== null ? { ...next } : {};
    inner = inner[step] as Fields;
  }
  inner[last] = value;
}

/** The bytes of a file that somebody named. */
export async function readSource(path: string): Promise<string> {
  return (await readBytes(path)).toString("utf8");
}

export async function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw new Failure(EXIT.usage, `“${path}” can't be read.`);
  });
}

function valueOfFlag(flag: Flag, name: string, value: string | string[] | boolean): unknown {
  if (typeof value === "boolean") return value;
  const texts = typeof value === "string" ? [value] : value;
  if (flag.many === "list") return texts.map((text) => flag.read(text, name));
  if (flag.many === "map") return Object.fromEntries(texts.map((text) => pairOf(flag, name, text)));
  return flag.read(texts.at(-1) ?? "", name);
}

function pairOf(flag: Flag, name: string, text: string): [string, unknown] {
  const at = text.indexOf("=");
  if (at < 1) throw new Failure(EXIT.usage, `${name} is NAME=VALUE, such as ${name} EUR=1000.`);
  return [text.slice(0, at), flag.read(text.slice(at + 1), name)];
}
