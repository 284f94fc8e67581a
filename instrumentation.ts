/** Runs once when a web server starts. Behind a pooler that it can't work with, it says what to set and ends. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { refuseWrongPooler } = await import("@/lib/http/refuse-wrong-pooler");
  void refuseWrongPooler();
}
