"use client";

import { useRouter } from "next/navigation";
import { useLive } from "../live/use-live";
import { useStateFocus } from "../live/use-state-focus";

type Props = { secret: string; state: string };

/** Asks the server for the page anew whenever the phone is asked something or a request goes on. */
export function LivePhone({ secret, state }: Props) {
  const router = useRouter();
  useLive<{ state: string }>(`/api/phone/${secret}`, (told) => {
    if (told.state !== state) router.refresh();
  });
  useStateFocus(state);
  return null;
}
