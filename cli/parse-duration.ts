import { EXIT, Failure } from "./exit";

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** `90s`, `30m`, `4h`, `2d` or several of them together, such as `1d12h`, in seconds. */
export function parseDuration(text: string): number {
  if (!/^(\d{1,9}[smhd])+$/.test(text)) {
    throw new Failure(EXIT.usage, `“${text}” is not a duration. Write 90s, 30m, 4h or 2d.`);
  }
  return [...text.matchAll(/(\d+)([smhd])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * SECONDS[unit as keyof typeof SECONDS],
    0,
  );
}
