import { type SQL, sql } from "drizzle-orm";
import { FAILURES_TO_OPEN } from "./circuit";

/** A delivery that a worker has until `leasedUntil`, with everything that is needed to send it, as it was when it was claimed. */
export type ClaimedDelivery = {
  id: string;
  leasedUntil: Date;
  /** The one attempt that decides whether the endpoint's circuit closes. */
  isProbe: boolean;
  event: { id: string; body: string };
  endpoint: {
    id: string;
    livemode: boolean;
    url: string;
    /** Deleted or disabled: nothing more is sent to it. */
    isOff: boolean;
    secretEncrypted: string;
    previousSecretEncrypted: string | null;
    previousSecretExpiresAt: Date | null;
    signingSeedEncrypted: string | null;
  };
};

export type ClaimedRow = {
  delivery_id: string;
  endpoint_id: string;
  event_id: string;
  event_body: string;
  livemode: boolean;
  url: string;
  is_off: boolean;
  secret_encrypted: string;
  previous_secret_encrypted: string | null;
  previous_secret_expires_at_ms: number | null;
  signing_seed_encrypted: string | null;
};

/** What `claimedDelivery` reads, of rows that are called `delivery`, `endpoint` and `event`. */
export const CLAIMED_COLUMNS: SQL = sql`
  delivery.id as delivery_id, endpoint.id as endpoint_id, event.id as event_id, event.body as event_body,
  endpoint.livemode, endpoint.url,
  endpoint.status <> 'enabled' or endpoint.deleted_at is not null as is_off, endpoint.secret_encrypted,
  endpoint.previous_secret_encrypted, endpoint.signing_seed_encrypted,
  (extract(epoch from endpoint.previous_secret_expires_at) * 1000)::double precision as previous_secret_expires_at_ms`;

/** Whether nothing may be sent to an endpoint, but for one probe when its pause is over. */
export const CIRCUIT_IS_CLOSED: SQL = sql`endpoint.failures_in_row < ${sql.raw(String(FAILURES_TO_OPEN))}`;

export function claimedDelivery(
  row: ClaimedRow,
  { leasedUntil, isProbe }: Pick<ClaimedDelivery, "leasedUntil" | "isProbe">,
): ClaimedDelivery {
  const expiresAtMs = row.previous_secret_expires_at_ms;
  return {
    id: row.delivery_id,
    leasedUntil,
    isProbe,
    event: { id: row.event_id, body: row.event_body },
    endpoint: {
      id: row.endpoint_id,
      livemode: row.livemode,
      url: row.url,
      isOff: row.is_off,
      secretEncrypted: row.secret_encrypted,
      previousSecretEncrypted: row.previous_secret_encrypted,
      previousSecretExpiresAt: expiresAtMs === null ? null : new Date(expiresAtMs),
      signingSeedEncrypted: row.signing_seed_encrypted,
    },
  };
}
