import type { OutboxMessageObject } from "@/lib/contracts/outbox-objects";

type Status = OutboxMessageObject["status"];

const WORDS: Record<Status, string> = {
  pending: "Waiting to be sent",
  sent: "Sent",
  kept: "Kept here, sent to nobody",
  failed: "Not sent",
};

const TONES: Record<Status, string> = {
  pending: "text-warn",
  sent: "text-good",
  kept: "text-muted",
  failed: "text-danger",
};

export function MessageStatusBadge({ status }: { status: Status }) {
  return <span className={`text-sm font-medium ${TONES[status]}`}>{WORDS[status]}</span>;
}
