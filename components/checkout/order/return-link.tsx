"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClasses } from "@/components/ui/button-classes";
import { forgetPaying } from "../forms/visit";

type Props = {
  url: string;
  texts: { label: string; returning: string };
  sessionId: string;
  isEmbedded: boolean;
  /** Whether the customer is done for good and may be taken back without a press. */
  isFinal: boolean;
};

/** Long enough to see that it worked. */
const SHOWN_MS = 1_500;

export function ReturnLink({ url, texts, sessionId, isEmbedded, isFinal }: Props) {
  const wasPaying = useRef<boolean>(undefined);
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => {
    if (isEmbedded || !isFinal) return;
    wasPaying.current ??= forgetPaying(sessionId);
    if (!wasPaying.current) return;
    setLeaving(true);
    const timer = window.setTimeout(() => window.location.assign(url), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [url, sessionId, isEmbedded, isFinal]);
  return (
    <div className="grid gap-2">
      <a href={url} target={isEmbedded ? "_top" : undefined} className={buttonClasses("primary")}>
        {texts.label}
      </a>
      <p role="status" className="min-h-6 text-muted">
        {isLeaving && texts.returning}
      </p>
    </div>
  );
}
