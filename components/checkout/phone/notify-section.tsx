"use client";

import { useEffect, useState } from "react";
import { buttonClasses } from "@/components/ui/button-classes";
import { canBeNotified, isNotified, subscribe } from "./subscribe";

type Props = {
  secret: string;
  pushKey: string;
  texts: Record<"title" | "body" | "button" | "notified" | "blocked" | "failed", string>;
};
type State = "hidden" | "offered" | "working" | "notified" | "blocked" | "failed";

/** Offers notifications where the browser has them; everywhere else there are text messages, and nothing to see here. */
export function NotifySection({ secret, pushKey, texts }: Props) {
  const [state, setState] = useState<State>("hidden");
  useEffect(() => {
    if (!canBeNotified()) return;
    isNotified(secret).then((isDone) => setState(isDone ? "notified" : "offered"));
  }, [secret]);
  const onClick = async () => {
    setState("working");
    setState(await subscribe({ secret, pushKey }));
  };
  if (state === "hidden") return null;
  return (
    <section className="grid gap-2 border-t border-line pt-6">
      <h2 className="text-lg font-semibold">{texts.title}</h2>
      {state !== "notified" && <p>{texts.body}</p>}
      <p role="status" className="font-medium">
        {state === "offered" || state === "working" ? null : texts[state]}
      </p>
      {state !== "notified" && (
        <button
          type="button"
          aria-disabled={state === "working" || undefined}
          onClick={onClick}
          className={`${buttonClasses("secondary")} justify-self-start`}
        >
          {texts.button}
        </button>
      )}
    </section>
  );
}
