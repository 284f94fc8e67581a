type Props = { status: string };

const TONES: Readonly<Record<string, "good" | "warn" | "danger">> = {
  paid: "good",
  succeeded: "good",
  accepted: "good",
  authorized: "warn",
  awaiting_funds: "warn",
  requires_action: "warn",
  pending: "warn",
  partially_refunded: "warn",
  failed: "danger",
};

/** A status in words; the colour says nothing that the words don't. */
export function StatusBadge({ status }: Props) {
  return <span className={`badge ${TONES[status] ?? ""}`}>{status.replaceAll("_", " ")}</span>;
}
