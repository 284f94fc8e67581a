"use client";

import { type RefObject, useEffect } from "react";
import { formBody } from "../forms/form-body";
import { fillTyped, forgetTyped, rememberTyped } from "./typed-values";

/** Longer than a pause between two words, so that a field is sent once or twice and not by the letter. */
const SETTLE_MS = 1_000;

type Props = {
  form: RefObject<HTMLFormElement | null>;
  /** Where the draft is posted. */
  url: string;
  sessionId: string;
  /** Whether the order is being placed: then there is no draft any more. */
  isDone(): boolean;
  /** Posts the form as it stands, after what is on its way already. Answers whether the server took it. */
  save(): Promise<boolean>;
};

/**
 * Keeps what is typed before Continue: for a reload in this tab at once, for a later visit on the server once the customer
 * pauses, looks elsewhere or changes the language. Nothing is said about it.
 */
export function useKeptDraft({ form, url, sessionId, isDone, save }: Props): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: number | undefined;
    let isUnsaved = false;

    const saveNow = async () => {
      window.clearTimeout(timer);
      if (isDone()) return;
      const typed = rememberTyped(sessionId, element);
      isUnsaved = false;
      if (await save()) forgetTyped(sessionId, typed);
      else isUnsaved = true;
    };
    const onInput = () => {
      rememberTyped(sessionId, element);
      isUnsaved = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(saveNow, SETTLE_MS);
    };
    // A page that is hidden may never be seen again: its last post outlives it.
    const onHide = () => {
      if (document.visibilityState !== "hidden" || !isUnsaved || isDone()) return;
      fetch(url, { method: "POST", body: formBody(element), keepalive: true }).catch(() => {});
    };
    const onClick = async (event: MouseEvent) => {
      const link =
        event.target instanceof Element && event.target.closest<HTMLAnchorElement>("[data-keeps-draft]");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      await saveNow();
      window.location.assign(link.href);
    };

    if (fillTyped(sessionId, element)) onInput();
    element.addEventListener("input", onInput);
    document.addEventListener("visibilitychange", onHide);
    document.addEventListener("click", onClick);
    return () => {
      window.clearTimeout(timer);
      element.removeEventListener("input", onInput);
      document.removeEventListener("visibilitychange", onHide);
      document.removeEventListener("click", onClick);
    };
  }, [form, url, sessionId, isDone, save]);
}
