"use client";

import { useEffect } from "react";
import { type ParentPage, type StateEvent, tellParent, tellParentOnce } from "./tell-parent";

/** Speaks to the page around the frame, and looks again when the back button brings an old page out of memory. */
export function PageSignals({ parent, events }: { parent: ParentPage; events: StateEvent[] }) {
  useEffect(() => {
    const lookAgain = ({ persisted }: PageTransitionEvent) => persisted && window.location.reload();
    window.addEventListener("pageshow", lookAgain);
    return () => window.removeEventListener("pageshow", lookAgain);
  }, []);

  useEffect(() => {
    const page = document.getElementById("page");
    if (!parent.isEmbedded || !page) return;
    const observer = new ResizeObserver(() =>
      tellParent(parent, "resize", { height: Math.ceil(page.getBoundingClientRect().height) }),
    );
    observer.observe(page);
    return () => observer.disconnect();
  }, [parent]);

  useEffect(() => {
    tellParentOnce(parent, { key: "ready", type: "ready", data: {} });
    for (const event of events) tellParentOnce(parent, event);
  }, [parent, events]);

  return null;
}
