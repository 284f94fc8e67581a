import { DUTIES } from "@/lib/due/duties";
import { findDue } from "@/lib/due/find-due";
import { act } from "../act";
import { type Deadlines, dutiesDue, readDeadlines, WEBHOOK_DELIVERY } from "../due";
import { type History, note } from "../history";
import { Death } from "../misfortune";
import { sendWebhooks } from "./webhooks";

const BATCH = 50;

/**
 * One look of a worker at everything that is due; answers how many verbs it ran. The worker's own loop runs several
 * rows side by side, which no seed could repeat: here one comes after the other, in the order of the seed. Who has just
 * read the deadlines hands them over.
 */
export async function work(history: History, deadlines?: Deadlines): Promise<number> {
  let performed = 0;
  await act(history, "a worker looks for due work", async () => {
    const dueNow = dutiesDue(deadlines ?? (await readDeadlines(history)), history.clock.now());
    for (const duty of DUTIES.filter(({ name }) => dueNow.has(name))) {
      const found = await findDue(history.ctx, duty, "everybody", { limit: BATCH });
      const due = found.map(({ id }) => id).sort();
      while (due.length > 0) {
        const [id = ""] = due.splice(history.choice.between(0, due.length - 1), 1);
        performed += 1;
        await perform(history, duty, id);
      }
    }
    if (dueNow.has(WEBHOOK_DELIVERY)) {
      performed += 1;
      await sendWebhooks(history);
    }
    return null;
  });
  return performed;
}

async function perform(history: History, duty: (typeof DUTIES)[number], id: string): Promise<void> {
  note(history, `due: ${duty.name} of ${id}`);
  try {
    await duty.perform(history.ctx, id);
  } catch (error) {
    // A worker that died is gone; one that met an error logs it and goes on, and the error is a bug.
    if (error instanceof Death) throw error;
    history.broken.push(`the duty “${duty.name}” of ${id} ended in ${String(error)}`);
  }
}
