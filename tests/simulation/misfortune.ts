import type { History } from "./history";
import { note } from "./history";

/** A process is killed: everything it had in memory is gone, what it has committed or sent is not. */
export class Death extends Error {
  constructor(where: string) {
    super(`The process died ${where}.`);
    this.name = "Death";
  }
}

export function mayDie(history: History, where: string): void {
  if (!strikes(history, history.mood.dies)) return;
  note(history, `† ${where}`);
  throw new Death(where);
}

/** Whether a misfortune of that probability happens now. Counts those that do. */
export function strikes(history: History, probability: number): boolean {
  // Asked for always, so that a seed stays the same history where a probability is 0.
  const happens = history.choice.chance(probability);
  if (happens) history.misfortunes += 1;
  return happens;
}
