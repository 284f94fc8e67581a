"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

type Status = { order_status: string; payment_status: string | null };

type Props = {
  secret: string;
  known: Status;
  /** Changes with whatever the page shows as its state. */
  stateKey: string;
};

const POLL_MS = 4_000;

/** Asks the server for the page anew whenever the order or its payment changes; polls where a stream is cut off. */
export function LiveStatus({ secret, known, stateKey }: Props) {
  const router = useRouter();
  const shown = useRef(known);
  useEffect(() => {
    shown.current = known;
  }, [known]);

  useEffect(() => {
    const path = `/api/checkout/${secret}`;
    let poll: number | undefined;
    const see = (status: Status) => {
      const { order_status, payment_status } = shown.current;
      const isNews = status.order_status !== order_status || status.payment_status !== payment_status;
      if (isNews) router.refresh();
    };
    const ask = async () => {
      const response = await fetch(`${path}/status`).catch(() => null);
      if (response?.ok) see(await response.json());
    };
    const stopPolling = () => {
      window.clearInterval(poll);
      poll = undefined;
    };
    const stream = new EventSource(`${path}/stream`);
    stream.addEventListener("change", ({ data }) => see(JSON.parse(data)));
    stream.addEventListener("open", stopPolling);
    stream.addEventListener("error", () => {
      poll ??= window.setInterval(ask, POLL_MS);
    });
    return () => {
      stream.close();
      stopPolling();
    };
  }, [secret, router]);

  const focused = useRef(stateKey);
  useEffect(() => {
    if (focused.current === stateKey) return;
    focused.current = stateKey;
    document.getElementById("state")?.focus();
  }, [stateKey]);

  return null;
}
