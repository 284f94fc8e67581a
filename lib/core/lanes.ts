/** Runs work in the lane of whoever it waits for. */
export type Lanes = {
  /** At once while the lane has a free slot, else after the work that came before in the same lane. */
  run<T>(lane: string, work: (slot: Slot) => Promise<T>): Promise<T>;
};

/** A place in a lane. */
export type Slot = {
  /** Gives the place up for as long as the work takes, and waits in line again after it. */
  lend<T>(work: () => Promise<T>): Promise<T>;
};

/**
 * Lanes by whom one waits for: a merchant's server, a bank. Each has a number of slots of its own, so that one who hangs
 * holds up nobody else, and is not asked more than so much at a time. A lane costs nothing while nobody is in it.
 */
export function createLanes(slots: number): Lanes {
  const lanes = new Map<string, { running: number; waiting: (() => void)[] }>();

  async function enter(name: string): Promise<void> {
    const lane = lanes.get(name) ?? { running: 0, waiting: [] };
    lanes.set(name, lane);
    if (lane.running >= slots) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    else lane.running += 1;
  }

  /** The slot goes to whoever waits the longest. */
  function leave(name: string): void {
    const lane = lanes.get(name);
    if (!lane) return;
    const next = lane.waiting.shift();
    if (next) next();
    else lane.running -= 1;
    if (lane.running === 0) lanes.delete(name);
  }

  return {
    async run(name, work) {
      await enter(name);
      try {
        return await work({
          async lend(outside) {
            leave(name);
            try {
              return await outside();
            } finally {
              await enter(name);
            }
          },
        });
      } finally {
        leave(name);
      }
    },
  };
}

/** For a process in which whoever asks waits by themselves, such as a web server. */
export const noLanes: Lanes = { run: (_lane, work) => work({ lend: (outside) => outside() }) };
