import { Refusal } from "@/lib/core/errors";
import type { History } from "./history";
import { note } from "./history";
import { Death } from "./misfortune";

/**
 * Lets somebody do something, written down with what came of it. Being refused is an answer and dying is bad luck; any
 * other error is one that a verb should never have thrown.
 */
export async function act(
  history: History,
  words: string,
  deed: () => Promise<string | null>,
): Promise<void> {
  note(history, words);
  history.depth += 1;
  try {
    const answer = await deed();
    if (answer !== null) note(history, `→ ${answer}`);
  } catch (error) {
    if (error instanceof Refusal) note(history, `→ refused: ${error.code}`);
    else if (!(error instanceof Death)) {
      note(history, `→ ${String(error)}`);
      history.broken.push(`“${words}” ended in ${String(error)}`);
    }
  } finally {
    history.depth -= 1;
  }
}
