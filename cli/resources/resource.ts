import type { ConnectionKind } from "../api/connect";
import type { Output } from "../output";
import type { FlagReader } from "./flag-readers";

/** An option of a verb, and the field of the API that it fills. */
export type Flag = {
  /** Where its value stands in the body, or in the query of a read: `brand.color` is `{ "brand": { "color": … } }`. */
  field: string;
  read: FlagReader;
  /** Given more than once: a list of values, or an object of NAME=VALUE. */
  many?: "list" | "map";
  /** Said without a value, it is true. */
  isSwitch?: true;
  /** Part of the query also where the verb has a body. */
  inQuery?: true;
  help: string;
};

type Described = {
  help: string;
  /** The words that stand behind the verb, such as `ID`; they fill the braces of the path in their order. */
  words?: readonly string[];
  flags?: Record<string, Flag>;
};

/** One call of the API. */
export type ApiVerb = Described & {
  method: "GET" | "POST" | "DELETE";
  /** `/products/{id}` */
  path: string;
  /** What is sent in place of JSON: the file that the word after those of the path names, as this type. */
  sendsFile?: (name: string) => string;
  /** The answer is a file: written to standard output, or to `--output`. */
  answersFile?: true;
  /** The answer is a list behind a cursor. These fields are shown of each on a terminal. */
  columns?: readonly string[];
};

/** Work that needs no server. */
export type OfflineVerb = Described & {
  run: (call: { words: readonly string[]; output: Output }) => Promise<void>;
};

/** What a noun of the command line can do: `opentill products create`. */
export type Resource = {
  help: string;
  /** Whose key its calls need. */
  key?: ConnectionKind;
  verbs: Record<string, ApiVerb | OfflineVerb>;
};
