const holder = globalThis as typeof globalThis & { opentillStopping?: AbortController };

/** Tells what has no end of its own, such as an open stream, that this process is about to end. */
export function stopping(): AbortController {
  holder.opentillStopping ??= new AbortController();
  return holder.opentillStopping;
}
