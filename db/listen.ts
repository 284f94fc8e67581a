import postgres from "postgres";
import { backoffSeconds } from "./client";

type Heard = {
  onMessage(message: string): void;
  /**
   * The channel is heard from now on: at first, and again after each loss of the connection. What was notified meanwhile
   * was not heard: look at everything.
   */
  onListening(): void;
};

/** Hears what commits notify on a channel. One connection of its own, opened again whenever it is lost. */
export async function listen(
  url: string,
  channel: string,
  { onMessage, onListening }: Heard,
): Promise<{ close(): Promise<void> }> {
  const sql = postgres(url, {
    max: 1,
    backoff: backoffSeconds,
    onnotice: () => {},
    connection: { application_name: "opentill listen" },
  });
  try {
    await sql.listen(channel, onMessage, onListening);
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
  return { close: () => sql.end({ timeout: 5 }) };
}
