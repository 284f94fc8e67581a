import { api } from "./api";

/** Moves the time of test mode forward, and answers when what was due is done. It is every test's own time: none runs beside. */
export async function advanceClock(minutes: number): Promise<void> {
  await api("/test/clock/advance", { seconds: minutes * 60 });
}
