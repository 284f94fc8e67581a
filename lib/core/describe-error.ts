const MAX_CAUSES = 5;
const MAX_FRAMES = 12;
const MAX_WORDS = 300;

type Described = {
  name: string;
  message: string;
  /** PostgreSQL's code, Node's, or one of ours. */
  code?: string;
  constraint?: string;
  /** The text of the statement, with places in the stead of its parameters. */
  statement?: string;
  stack?: string[];
  cause?: Described;
};

/**
 * What may be written down of an error: its kind, code and place, and those of its causes. Never a parameter of a statement,
 * and no words of an error that quotes what it was given, because they are customers' names and addresses as often as not.
 */
export function describeError(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { name: "not an error", message: typeof error };
  const { code, constraint_name: constraint, query } = error as Error & Record<string, unknown>;
  const cause =
    error.cause !== undefined && depth < MAX_CAUSES ? describeError(error.cause, depth + 1) : null;
  return {
    name: error.name,
    message: wordsOf(error),
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof constraint === "string" ? { constraint } : {}),
    ...(typeof query === "string" ? { statement: query.slice(0, MAX_WORDS) } : {}),
    stack: framesOf(error),
    ...(cause ? { cause } : {}),
  };
}

/** The query builder's words hold the parameters, a parser's hold the text, and a server's quote a value behind a colon. */
function wordsOf(error: Error): string {
  if (error.message.startsWith("Failed query")) return "Failed query";
  if (error instanceof SyntaxError) return "the text could not be parsed";
  const isServers = "severity" in error;
  const words = isServers ? error.message.replace(/:[^:]*".*$/s, "") : error.message;
  return words.slice(0, MAX_WORDS);
}

/** Without the first lines, which repeat the message. */
function framesOf(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}
