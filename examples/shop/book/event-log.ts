import type { WebhookEvent } from "../opentill/verify-webhook";

const MAX_ARRIVALS = 200;

/** One request to `/webhooks`. `position` grows with every change, so a reader can ask for what it has not seen. */
export type Arrival = {
  position: number;
  /** The same for every delivery of one event. */
  key: string;
  received_at: string;
  verified: boolean;
  /** How often the same event came. Being told twice is normal. */
  deliveries: number;
  /** Why it was refused. */
  reason: string | null;
  event: WebhookEvent | null;
};

export type EventLog = ReturnType<typeof createEventLog>;

/** The last 200 arrivals, in memory. A real shop has a table with a unique event id. */
export function createEventLog() {
  const arrivals: Arrival[] = [];
  const listeners = new Set<(arrival: Arrival) => void>();
  let position = 0;

  return {
    /** False when this event is here already: what follows from it was done the first time. */
    accept(event: WebhookEvent): boolean {
      // Only verified events count: a forged id must not keep the true event out.
      const known = arrivals.find((arrival) => arrival.event?.id === event.id);
      if (known) publish(Object.assign(known, { deliveries: known.deliveries + 1, position: ++position }));
      else append(event.id, { verified: true, reason: null, event });
      return !known;
    },

    refuse(reason: string): void {
      append(`refused-${position + 1}`, { verified: false, reason, event: null });
    },

    newestFirst(): Arrival[] {
      return arrivals.toReversed();
    },

    position(): number {
      return position;
    },

    /** Everything after a position, then every change as it happens, until the answer is called. */
    follow(after: number, listener: (arrival: Arrival) => void): () => void {
      // A position from before a restart lies ahead of ours; that reader has seen nothing.
      const start = after > position ? 0 : after;
      for (const arrival of arrivals) if (arrival.position > start) listener(arrival);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function append(key: string, found: Pick<Arrival, "verified" | "reason" | "event">): void {
    const arrival = {
      position: ++position,
      key,
      received_at: new Date().toISOString(),
      deliveries: 1,
      ...found,
    };
    arrivals.push(arrival);
    if (arrivals.length > MAX_ARRIVALS) arrivals.shift();
    publish(arrival);
  }

  function publish(arrival: Arrival): void {
    for (const listener of listeners) listener(arrival);
  }
}
