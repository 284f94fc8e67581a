/** A time in UTC, to the minute: the same for everybody who speaks of it. */
export function DashboardTime({ time }: { time: Date }) {
  const text = time.toISOString();
  return <time dateTime={text}>{`${text.slice(0, 10)} ${text.slice(11, 16)} UTC`}</time>;
}
