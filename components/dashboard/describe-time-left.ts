const MINUTE_MS = 60_000;

/** How long there is until a deadline, rounded down, in the largest unit that says something: "3 hours left". */
export function describeTimeLeft(deadline: Date, now: Date): string {
  const minutes = Math.floor((deadline.getTime() - now.getTime()) / MINUTE_MS);
  if (minutes < 1) return "less than a minute left";
  if (minutes < 120) return `${minutes} ${minutes === 1 ? "minute" : "minutes"} left`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours left` : `${Math.floor(hours / 24)} days left`;
}
