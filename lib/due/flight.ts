/** Work that was begun and is not done: by kind and id, so that nothing is begun twice by one process. */
export type Flight = {
  ids(kind: string): string[];
  /** Begins the work unless it is under way. The work must not reject. */
  begin(kind: string, id: string, work: () => Promise<unknown>, onDone: () => void): void;
  /** Resolves once nothing is under way, or after `patienceMs`. */
  settle(patienceMs: number): Promise<void>;
};

export function createFlight(): Flight {
  const kinds = new Map<string, Map<string, Promise<void>>>();
  return {
    ids: (kind) => [...(kinds.get(kind)?.keys() ?? [])],
    begin(kind, id, work, onDone) {
      const underWay = kinds.get(kind) ?? new Map<string, Promise<void>>();
      kinds.set(kind, underWay);
      if (underWay.has(id)) return;
      underWay.set(
        id,
        work().then(() => {
          underWay.delete(id);
          onDone();
        }),
      );
    },
    async settle(patienceMs) {
      const all = [...kinds.values()].flatMap((underWay) => [...underWay.values()]);
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, patienceMs);
      });
      await Promise.race([Promise.all(all), patience]);
      clearTimeout(timer);
    },
  };
}
