"use client";

import { useRouter } from "next/navigation";
import { useLive } from "../live/use-live";
import { useStateFocus } from "../live/use-state-focus";

type Status = { order_status: string; payment_status: string | null };

type Props = {
  secret: string;
  known: Status;
  /** Changes with whatever the page shows as its state. */
  stateKey: string;
};

/** Asks the server for the page anew whenever the order or its payment changes. */
export function LiveStatus({ secret, known, stateKey }: Props) {
  const router = useRouter();
  useLive<Status>(`/api/checkout/${secret}`, ({ order_status, payment_status }) => {
    const isNews = order_status !== known.order_status || payment_status !== known.payment_status;
    if (isNews) router.refresh();
  });
  useStateFocus(stateKey);
  return null;
}
