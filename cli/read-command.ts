import { parseArgs } from "node:util";
import { EXIT, Failure } from "./exit";
import { RESOURCES } from "./resources/resources";

const USAGE = `opentill: the merchant's side of a checkout, from a terminal

  opentill listen --forward-to URL   send events to a local address as they happen, signed
  opentill trigger EVENT             make an event happen in test mode
  opentill events [--after CURSOR]   print the log of events
  opentill clock                     print the time of test mode
  opentill clock advance 4h          move it forward: 90s, 30m, 4h or 2d
  opentill operator-key              print a new key for OPENTILL_OPERATOR_KEY; needs no server

Options
  --url URL          the server (OPENTILL_URL, else .opentill/demo.json, else http://localhost:3000)
  --key KEY          a secret test key (OPENTILL_API_KEY, else .opentill/demo.json)
  --operator-key KEY merchants, operator: the server's own key (OPENTILL_OPERATOR_KEY, else .opentill/demo.json)
  --forward-to URL   listen: where events are posted
  --after CURSOR     listen, events: begin behind this cursor; 0 is the beginning
  --type TYPE        listen, events: this type alone
  --limit NUMBER     events: at most so many
  --json             one JSON object a line, also on a terminal

Ends with 0 when done, 1 on an error of its own, 2 on a mistake in the command, 3 without a valid key, 4 when the
server can't be reached, 5 when the server refuses.`;

/** What the command line can do, with the nouns of the API. */
export function usage(): string {
  const nouns = Object.entries(RESOURCES).map(([name, { help }]) => `  opentill ${name.padEnd(26)}${help}`);
  return USAGE.replace("\n\nOptions\n", `\n${nouns.map((line) => `${line}\n`).join("")}\nOptions\n`);
}

export const COMMAND_NAMES = ["listen", "trigger", "events", "clock"] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

export type Options = {
  url?: string | undefined;
  key?: string | undefined;
  "forward-to"?: string | undefined;
  after?: string | undefined;
  type?: string | undefined;
  limit?: string | undefined;
  json?: boolean | undefined;
  /** What stands behind the command. */
  rest: string[];
};

export function isHelp(words: readonly string[]): boolean {
  const [first = "help"] = words;
  if (Object.hasOwn(RESOURCES, first)) return false;
  return first === "help" || words.includes("--help") || words.includes("-h");
}

/** The command and its options; a mistake is named and ends with `EXIT.usage`. */
export function readCommand(words: string[]): { command: CommandName; options: Options } {
  const { values, positionals } = parse(words);
  const [name = "", ...rest] = positionals;
  const command = COMMAND_NAMES.find((known) => known === name);
  if (!command) throw new Failure(EXIT.usage, `There is no command “${name}”. Try opentill --help.`);
  return { command, options: { ...values, rest } };
}

function parse(words: string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        url: text,
        key: text,
        "forward-to": text,
        after: text,
        type: text,
        limit: text,
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    const words = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new Failure(EXIT.usage, `${words}. Try opentill --help.`);
  }
}
