export type Gate = ReturnType<typeof createGate>;

/** Holds whoever passes until it is opened, and tells when somebody has come: for forcing an order in a race. */
export function createGate() {
  const reached = createSignal();
  const opened = createSignal();
  return {
    /** Resolves once somebody stands at the gate. */
    reached: reached.given,
    async pass(): Promise<void> {
      reached.give();
      await opened.given;
    },
    open: () => opened.give(),
  };
}

function createSignal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
