"use client";

import { useEffect, useRef } from "react";

const POLL_MS = 4_000;

/**
 * Watches a state of the server: over `${path}/stream`, and by asking `${path}/status` where a stream is cut off. `see` is
 * given each state that is told, known ones included.
 */
export function useLive<State>(path: string, see: (state: State) => void): void {
  const latest = useRef(see);
  useEffect(() => {
    latest.current = see;
  }, [see]);

  useEffect(() => {
    let poll: number | undefined;
    const ask = async () => {
      const response = await fetch(`${path}/status`).catch(() => null);
      if (response?.ok) latest.current(await response.json());
    };
    const stopPolling = () => {
      window.clearInterval(poll);
      poll = undefined;
    };
    const stream = new EventSource(`${path}/stream`);
    stream.addEventListener("change", ({ data }) => latest.current(JSON.parse(data)));
    stream.addEventListener("open", stopPolling);
    stream.addEventListener("error", () => {
      poll ??= window.setInterval(ask, POLL_MS);
    });
    return () => {
      stream.close();
      stopPolling();
    };
  }, [path]);
}
