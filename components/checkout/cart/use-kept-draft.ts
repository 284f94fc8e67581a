"use client";

import { useEffect } from "react";

/** Saves what was typed before a link of this page (another language) loads it anew. */
export function useKeptDraft(save: () => Promise<unknown>): void {
  useEffect(() => {
    const onClick = async (event: MouseEvent) => {
      const link =
        event.target instanceof Element && event.target.closest<HTMLAnchorElement>("[data-keeps-draft]");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      await save();
      window.location.assign(link.href);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [save]);
}
