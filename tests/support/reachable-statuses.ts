import { decide, type MachineTable } from "@/lib/core/machine";

/** Every status that some sequence of triggers leads to, the first one included. */
export function reachableStatuses<Status extends string, Trigger extends string>(
  table: MachineTable<Status, Trigger>,
  start: Status,
): Set<Status> {
  const reached = new Set([start]);
  // A set that grows while it is walked is walked to its end.
  for (const status of reached) {
    for (const next of nextStatuses(table, status)) reached.add(next);
  }
  return reached;
}

/** Where one trigger can lead from here, with the trigger; what is repeated or refused leads nowhere. */
export function movesFrom<Status extends string, Trigger extends string>(
  table: MachineTable<Status, Trigger>,
  status: Status,
): { trigger: Trigger; to: Status }[] {
  return (Object.keys(table[status]) as Trigger[]).flatMap((trigger) => {
    const decision = decide(table, status, trigger);
    return decision.kind === "moved" ? [{ trigger, to: decision.to }] : [];
  });
}

function nextStatuses<Status extends string, Trigger extends string>(
  table: MachineTable<Status, Trigger>,
  status: Status,
): Status[] {
  return movesFrom(table, status).map(({ to }) => to);
}
