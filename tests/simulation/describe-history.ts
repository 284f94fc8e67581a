import type { History } from "./history";

/** What went wrong, how it came to that, and how to see it again. */
export function describeHistory({ seed, broken, steps }: History): string {
  return [
    `History ${seed} breaks what must be true:`,
    ...broken.map((words) => `  - ${words}`),
    "What happened:",
    ...steps.map((step) => `  ${step}`),
    `Again: SIMULATION_SEED=${seed} npx vitest run --project simulation lib/checkout/simulation`,
  ].join("\n");
}
