import postgres from "postgres";
import { backoffSeconds } from "./client";

/** Hears what commits notify on a channel. One connection of its own, reopened by the driver when it is lost. */
export async function listen(
  url: string,
  channel: string,
  onMessage: (message: string) => void,
): Promise<{ close(): Promise<void> }> {
  const sql = postgres(url, {
    max: 1,
    backoff: backoffSeconds,
    onnotice: () => {},
    connection: { application_name: "opentill listen" },
  });
  await sql.listen(channel, onMessage);
  return { close: () => sql.end({ timeout: 5 }) };
}
