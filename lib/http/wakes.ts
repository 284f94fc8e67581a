import { EventEmitter } from "node:events";
import { listen } from "@/db/listen";
import { WAKE_CHANNEL } from "@/lib/events/wake-channel";
import { webContext } from "./context";

const holder = globalThis as typeof globalThis & { opentillWakes?: Promise<EventEmitter> };

/** What commits tell this process, shared by all open pages: one database connection, however many pages there are. */
export function wakes(): Promise<EventEmitter> {
  holder.opentillWakes ??= start().catch((error: unknown) => {
    holder.opentillWakes = undefined;
    throw error;
  });
  return holder.opentillWakes;
}

async function start(): Promise<EventEmitter> {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  await listen(webContext().environment.database.directUrl, WAKE_CHANNEL, {
    onMessage: (message) => emitter.emit(message),
    // Every open page looks again: it may have missed what it waits for.
    onListening: () => {
      for (const message of emitter.eventNames()) emitter.emit(message);
    },
  });
  return emitter;
}
