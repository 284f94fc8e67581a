export type Bench = {
  databaseUrl: string;
  demo: { base_url: string; secret_key: string; links: { url: string; product: string }[] };
};

/** One measured line: what, how much, and what it is compared with. */
export type Row = Record<string, string | number>;

export function printRows(title: string, rows: readonly Row[]): void {
  console.log(`\n## ${title}\n`);
  const columns = Object.keys(rows[0] ?? {});
  console.log(`| ${columns.join(" | ")} |`);
  console.log(`|${columns.map(() => "---").join("|")}|`);
  for (const row of rows) console.log(`| ${columns.map((column) => row[column]).join(" | ")} |`);
}

/** Runs `work` as often as it goes for the time, `lanes` at once; answers how often per second, and the times of each. */
export async function measure(
  work: () => Promise<unknown>,
  { lanes, seconds }: { lanes: number; seconds: number },
): Promise<{ perSecond: number; timesMs: number[] }> {
  const timesMs: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  const lane = async () => {
    while (performance.now() < endsAt) {
      const before = performance.now();
      await work();
      timesMs.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { perSecond: timesMs.length / ((performance.now() - startedAt) / 1_000), timesMs };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const rounded = (value: number, digits = 0) => Number(value.toFixed(digits));
