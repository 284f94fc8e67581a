/** A state as a stream tells it: as an event each time that it differs from what was told last. */
export function liveStatus(read: () => Promise<object>): () => Promise<string | null> {
  let last = "";
  return async () => {
    const now = JSON.stringify(await read());
    if (now === last) return null;
    last = now;
    return `event: change\ndata: ${now}\n\n`;
  };
}
