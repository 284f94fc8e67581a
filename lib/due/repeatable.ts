/**
 * Work that may be asked for at any time and runs once at a time: who asks during a run gets another after it, so that
 * nothing is missed. A run that throws is reported.
 */
export function repeatable(work: () => Promise<void>, onError: (error: unknown) => void): () => void {
  let isRunning = false;
  let isAskedAgain = false;
  const run = async () => {
    isRunning = true;
    while (isAskedAgain) {
      isAskedAgain = false;
      await work().catch(onError);
    }
    isRunning = false;
  };
  return () => {
    isAskedAgain = true;
    if (!isRunning) void run();
  };
}
