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
  if (!history.choice.chance(history.mood.dies)) return;
  note(history, `† ${where}`);
  throw new Death(where);
}
