const DEFAULT_HISTORIES = 10_000;
const DEFAULT_FIRST_SEED = 1;

/**
 * Which histories to play. `SIMULATION_SEED` alone plays that one again; with `SIMULATION_HISTORIES` it is the first of
 * so many.
 */
function readSettings(environment: NodeJS.ProcessEnv): { firstSeed: number; count: number } {
  const seed = readNumber("SIMULATION_SEED", environment);
  const histories = readNumber("SIMULATION_HISTORIES", environment);
  return {
    firstSeed: seed ?? DEFAULT_FIRST_SEED,
    count: histories ?? (seed === null ? DEFAULT_HISTORIES : 1),
  };
}

/**
 * One half of the histories to play. Each half is a test file, because a file is played by one process, which one core
 * keeps waiting: a history alone belongs to the first.
 */
export function readHalf(
  environment: NodeJS.ProcessEnv,
  half: "first" | "second",
): { firstSeed: number; count: number } {
  const { firstSeed, count } = readSettings(environment);
  const first = Math.ceil(count / 2);
  return half === "first"
    ? { firstSeed, count: first }
    : { firstSeed: firstSeed + first, count: count - first };
}

function readNumber(name: string, environment: NodeJS.ProcessEnv): number | null {
  const text = environment[name];
  if (text === undefined || text === "") return null;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number; it is “${text}”.`);
  return Number(text);
}
