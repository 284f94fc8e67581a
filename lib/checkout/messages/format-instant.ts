/** Date and time in English, in UTC and said so: the server does not know where its reader is. */
export function formatInstant(instant: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
    timeZoneName: "short",
  }).format(instant);
}
