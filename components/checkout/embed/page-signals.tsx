"use client";

import { useEffect } from "react";
import type { StateEvent } from "./state-events-of";
import { type ParentPage, tellParent } from "./tell-parent";

/** Kept outside the component: a state is told once per page load, however often the page renders. */
const told = new Set<string>();

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
    for (const { key, type, data } of [{ key: "ready", type: "ready" as const, data: {} }, ...events]) {
      if (told.has(key)) continue;
      told.add(key);
      tellParent(parent, type, data);
    }
  }, [parent, events]);

  return null;
}
