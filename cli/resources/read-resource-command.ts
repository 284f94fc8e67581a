import { parseArgs } from "node:util";
import { EXIT, Failure } from "../exit";
import type { Values } from "./read-fields";
import type { ApiVerb, OfflineVerb, Resource } from "./resource";

const text = { type: "string" } as const;

/** What every verb of a resource takes. */
const COMMON = {
  url: text,
  key: text,
  "operator-key": text,
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;
const OF_WRITES = { data: text, clear: { type: "string", multiple: true }, "idempotency-key": text } as const;
const OF_LISTS = { limit: text, cursor: text } as const;

export type ResourceCommand = { verb: ApiVerb | OfflineVerb; words: string[]; values: Values };

/** The verb with its words and options. Null where help is what was asked for. */
export function readResourceCommand(
  name: string,
  resource: Resource,
  words: string[],
): ResourceCommand | null {
  const [verbName, ...rest] = words;
  if (verbName === undefined || verbName === "--help" || verbName === "-h") return null;
  const verb = resource.verbs[verbName];
  if (!verb) {
    const known = Object.keys(resource.verbs).join(", ");
    throw new Failure(EXIT.usage, `opentill ${name} can do: ${known}.`);
  }
  const { values, positionals } = parse(verb, rest);
  if (values.help) return null;
  const needed = wordsOf(verb);
  if (positionals.length !== needed.length) {
    throw new Failure(EXIT.usage, `Say opentill ${name} ${[verbName, ...needed].join(" ")}.`);
  }
  return { verb, words: positionals, values };
}

/** The words that a verb needs behind it. */
export function wordsOf(verb: ApiVerb | OfflineVerb): readonly string[] {
  const file = "sendsFile" in verb && verb.sendsFile ? ["FILE"] : [];
  return [...(verb.words ?? []), ...file];
}

/** What a verb and its options look like, for `--help`. */
export function describeResource(name: string, resource: Resource): string {
  const lines = [`opentill ${name}: ${resource.help}`];
  for (const [verbName, verb] of Object.entries(resource.verbs)) {
    lines.push("", `  opentill ${[name, verbName, ...wordsOf(verb)].join(" ")}`, `      ${verb.help}`);
    for (const [flag, { help }] of Object.entries(verb.flags ?? {})) {
      lines.push(`      --${flag.padEnd(22)} ${help}`);
    }
  }
  lines.push(
    "",
    "Every change also takes --data JSON (or --data @FILE), --clear FIELD and --idempotency-key KEY.",
  );
  return lines.join("\n");
}

function parse(verb: ApiVerb | OfflineVerb, args: string[]) {
  const own = Object.entries(verb.flags ?? {}).map(([name, flag]) => [
    name,
    { type: flag.isSwitch ? ("boolean" as const) : ("string" as const), multiple: flag.many !== undefined },
  ]);
  const writes = "method" in verb && verb.method === "POST" && !verb.sendsFile ? OF_WRITES : {};
  const lists = "columns" in verb && verb.columns ? OF_LISTS : {};
  const file = "answersFile" in verb && verb.answersFile ? { output: text } : {};
  try {
    const options = { ...COMMON, ...writes, ...lists, ...file, ...Object.fromEntries(own) };
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    return { values: values as Values, positionals };
  } catch (error) {
    const said = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new Failure(EXIT.usage, `${said}. Try --help.`);
  }
}
