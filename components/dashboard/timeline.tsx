import type { TimelineModel } from "@/lib/contracts/dashboard-models";
import { DashboardTime } from "./dashboard-time";

const ACTORS = {
  customer: "the customer",
  merchant: "your shop",
  provider: "the provider",
  system: "Opentill",
} as const;

/** What happened, oldest first: what, when, and who did it. The words are those of the events. */
export function Timeline({ entries }: { entries: readonly TimelineModel[] }) {
  return (
    <ol className="rows timeline">
      {entries.map(({ id, type, objectId, at, actor, reason }) => (
        <li key={id}>
          <DashboardTime time={at} />
          <span>
            <b>{type.replaceAll(/[._]/g, " ")}</b>
            {actor && ` by ${ACTORS[actor]}`}
            {reason && `: ${reason.replaceAll("_", " ")}`}
          </span>
          <span className="hint">{objectId}</span>
        </li>
      ))}
    </ol>
  );
}
