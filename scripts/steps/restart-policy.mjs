const firstDelayMs = 500;
const longestDelayMs = 8_000;
const windowMs = 60_000;
const mostDeaths = 5;

/**
 * Decides what follows the unexpected death of a process: another start after a growing pause, or the end
 * at the fifth death within one minute.
 * @returns {(nowMs: number) => { restartAfterMs: number } | "give up"}
 */
export function createRestartPolicy() {
  let deathsAtMs = [];
  return (nowMs) => {
    deathsAtMs = [...deathsAtMs.filter((atMs) => nowMs - atMs < windowMs), nowMs];
    if (deathsAtMs.length >= mostDeaths) return "give up";
    return { restartAfterMs: Math.min(firstDelayMs * 2 ** (deathsAtMs.length - 1), longestDelayMs) };
  };
}
