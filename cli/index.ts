import { connect } from "./api/connect";
import { COMMANDS } from "./commands/commands";
import { newOperatorKey } from "./commands/operator-key";
import { EXIT, Failure } from "./exit";
import { createOutput } from "./output";
import { isHelp, readCommand, usage } from "./read-command";
import { RESOURCES } from "./resources/resources";
import { runResourceCommand } from "./resources/run-resource-command";

/** Reads what was asked for, does it, and ends with a code that says how it went. */
async function main(words: string[]): Promise<number> {
  const output = createOutput(process.stdout, process.stderr, process.env);
  try {
    if (isHelp(words)) {
      output.data(usage());
      return words.length === 0 ? EXIT.usage : EXIT.done;
    }
    const [noun = "", ...rest] = words;
    const resource = Object.hasOwn(RESOURCES, noun) ? RESOURCES[noun] : undefined;
    if (resource) {
      await runResourceCommand(noun, resource, rest, output);
      return EXIT.done;
    }
    if (noun === "operator-key") {
      if (rest.length > 0) throw new Failure(EXIT.usage, "Say opentill operator-key.");
      output.data(newOperatorKey());
      return EXIT.done;
    }
    const { command, options } = readCommand(words);
    const stopping = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
    const connection = connect(options, process.env, process.cwd());
    await COMMANDS[command]({ connection, options, output, stopping: stopping.signal });
    return EXIT.done;
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure(EXIT.failed, String(error));
    output.problem(failure.message);
    return failure.code;
  }
}

process.exitCode = await main(process.argv.slice(2));
