"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useState } from "react";
import { givenStyleSheet } from "./given-style-sheet";

/**
 * Writes the style sheet into the head of the document: a page that has to fetch it first shows nothing for another round
 * trip. It is no part of what the server sends for the scripts, where it would stand a second time.
 */
export function StyleSheet({ nonce }: { nonce: string | undefined }) {
  const [written] = useState({ isDone: false });
  useServerInsertedHTML(() => {
    if (written.isDone) return null;
    written.isDone = true;
    return <style nonce={nonce}>{givenStyleSheet()}</style>;
  });
  return null;
}
