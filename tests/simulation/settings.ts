const DEFAULT_HISTORIES = 10_000;
const DEFAULT_FIRST_SEED = 1;

/**
 * Which histories to play. `SIMULATION_SEED` alone plays that one again; with `SIMULATION_HISTORIES` it is the first of
 * so many.
 */
export function readSettings(environment: NodeJS.ProcessEnv): { firstSeed: number; count: number } {
  const seed = readNumber("SIMULATION_SEED", environment);
  const histories = readNumber("SIMULATION_HISTORIES", environment);
  return {
    firstSeed: seed ?? DEFAULT_FIRST_SEED,
    count: histories ?? (seed === null ? DEFAULT_HISTORIES : 1),
  };
}

function readNumber(name: string, environment: NodeJS.ProcessEnv): number | null {
  const text = environment[name];
  if (text === undefined || text === "") return null;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number; it is “${text}”.`);
  return Number(text);
}
