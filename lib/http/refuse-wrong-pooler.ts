import { checkPooler, WrongPooler } from "@/db/check-pooler";
import { webContext } from "./context";

/** Ends the process behind a pooler that it can't work with. A database that does not answer is no reason to end. */
export async function refuseWrongPooler(): Promise<void> {
  try {
    await checkPooler(webContext().environment.database);
  } catch (error) {
    if (!(error instanceof WrongPooler)) return;
    console.error(error.message);
    process.exit(1);
  }
}
