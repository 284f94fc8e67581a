"use client";

import { useEffect, useRef } from "react";

/** Moves the focus to the words that say the state whenever the state has changed under an open page. */
export function useStateFocus(stateKey: string): void {
  const focused = useRef(stateKey);
  useEffect(() => {
    if (focused.current === stateKey) return;
    focused.current = stateKey;
    document.getElementById("state")?.focus();
  }, [stateKey]);
}
