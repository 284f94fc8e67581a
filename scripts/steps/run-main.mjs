import { createLifetime, stopAsked } from "./lifetime.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * Runs a command with a lifetime, prints what went wrong and leaves with the right exit code:
 * 0 when it ended or was asked to stop, 1 on a failure, or the code it returned.
 * @param {(lifetime: ReturnType<typeof createLifetime>) => Promise<number | undefined>} main
 */
export async function runMain(main) {
  const lifetime = createLifetime();
  let code = 0;
  try {
    code = (await main(lifetime)) ?? 0;
  } catch (error) {
    const cause = lifetime.signal.aborted ? lifetime.signal.reason : error;
    if (cause !== stopAsked) {
      console.error(cause instanceof Refusal ? `\n${cause.message}` : cause);
      code = 1;
    }
  }
  await lifetime.unwind();
  process.exit(code);
}
