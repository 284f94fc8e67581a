/** A status by its name; one that has the name of a reason not to move is written as `{ to: … }`. */
type Target<Status> = Status extends "repeated" | "refused" ? { to: Status } : Status;

/** What a trigger does to a status: a move, or one of two reasons not to. */
export type Step<Status> = Target<Status> | "repeated" | "refused";

/** One row per status, one column per trigger: every pair has been thought about. */
export type MachineTable<Status extends string, Trigger extends string> = Record<
  Status,
  Record<Trigger, Step<Status>>
>;

export type Decision<Status> = { kind: "moved"; to: Status } | { kind: "repeated" } | { kind: "refused" };

/** `moved` changes the status, `repeated` means it has happened already, `refused` that it can't happen any more. */
export function decide<Status extends string, Trigger extends string>(
  table: MachineTable<Status, Trigger>,
  status: Status,
  trigger: Trigger,
): Decision<Status> {
  const step: Step<string> | { to: string } = table[status][trigger];
  if (step === "repeated") return { kind: "repeated" };
  if (step === "refused") return { kind: "refused" };
  return { kind: "moved", to: (typeof step === "object" ? step.to : step) as Status };
}
