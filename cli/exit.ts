/** What the process says about itself when it ends. */
export const EXIT = {
  done: 0,
  /** Something that should not happen. */
  failed: 1,
  /** The command or its options make no sense. */
  usage: 2,
  /** There is no key, or the server does not take it. */
  key: 3,
  /** The server can't be reached. */
  unreachable: 4,
  /** The server refused what was asked. */
  refused: 5,
} as const;

/** An end before the end: words for a person and the code for a script. */
export class Failure extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = "Failure";
    this.code = code;
  }
}
