"use client";

import { useEffect } from "react";
import { type ParentPage, type StateEvent, tellParent, tellParentOnce } from "./tell-parent";

/** Says that the scripts have come, speaks to the page around the frame, and looks again when the back button brings an old page out of memory. */
export function PageSignals({ parent, events }: { parent: ParentPage; events: StateEvent[] }) {
  // From here on the scripts do what other ways stood in for (`until-scripts` in globals.css).
  useEffect(() => {
    document.documentElement.dataset.scripts = "";
  }, []);

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
