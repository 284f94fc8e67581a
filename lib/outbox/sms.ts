import type { Outcome } from "./record-hand-over";

/** A text message as it is handed to a message service. `to` is E.164. */
export type Sms = { to: string; text: string };

/** Hands text messages to a service. What can go wrong there is an outcome, never an exception. */
export type SmsService = { send(sms: Sms): Promise<Outcome> };

/** Test mode's: hands nothing to anybody, and keeps every message where it can be read. */
const outboxSms: SmsService = { send: async () => ({ kind: "kept" }) };

/** The service of that mode. Live mode has none in this version. */
export function findSmsService(livemode: boolean): SmsService | null {
  return livemode ? null : outboxSms;
}
