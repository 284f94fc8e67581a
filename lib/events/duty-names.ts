/** Everything that can be due but webhook deliveries. `lib/due/duties.ts` says where its rows are and what is done for one. */
export type DutyName =
  | "provider event"
  | "late answer"
  | "customer action deadline"
  | "approval deadline"
  | "confirmation deadline"
  | "confirmation warning"
  | "confirmation callback"
  | "stray hold"
  | "refund"
  | "session expiry"
  | "order deletion"
  | "order reminder"
  | "message";

/** As a duty is called: a merchant who has moved its test mode's time may have something due in it. */
export const TEST_CLOCK = "test clock";

const PREFIX = "due:";

/** What a commit tells the workers that has made a row of that duty due at once. */
export function dutyIsDue(name: DutyName | typeof TEST_CLOCK): string {
  return PREFIX + name;
}

/** The duty that a message tells of; null for another message. */
export function dutyOf(message: string): string | null {
  return message.startsWith(PREFIX) ? message.slice(PREFIX.length) : null;
}
