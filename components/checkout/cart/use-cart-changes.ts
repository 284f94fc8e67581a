"use client";

import { useRouter } from "next/navigation";
import { type RefObject, startTransition, useCallback, useRef, useState } from "react";
import { must } from "@/lib/core/invariant";
import { formBody } from "../forms/form-body";
import { postForm } from "../forms/post-form";

/** Long enough for a few presses of a stepper, short enough to feel at once. */
const SETTLE_MS = 250;

export type CartChanges = {
  /** Whether the total on the page is older than what was typed. Never false too early, whoever asks. */
  isChanged(): boolean;
  isSaving: boolean;
  hasFailed: boolean;
  /** Codes by line id. */
  quantityErrors: Record<string, string>;
  setQuantityErrors(errors: Record<string, string>): void;
  changeCart(): void;
  /** Answers whether the server took it. */
  saveCart(pressed: Pressed): Promise<boolean>;
  /** Keeps what was typed, and shows nothing new. Answers whether the server took it. */
  saveDraft(): Promise<boolean>;
  /** Resolves when nothing is on its way any more. */
  settle(): Promise<unknown>;
};

type Pressed = { name: string; value: string };

const UPDATE: Pressed = { name: "intent", value: "update" };

/** Sends what changes the total, one post after the other, and shows the server's new page under what was typed. */
export function useCartChanges(
  url: string,
  form: RefObject<HTMLFormElement | null>,
  firstErrors: Record<string, string>,
): CartChanges {
  const router = useRouter();
  const [shownChange, setShownChange] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [quantityErrors, setQuantityErrors] = useState(firstErrors);
  const lastChange = useRef(0);
  const timer = useRef<number>(undefined);
  const queue = useRef(Promise.resolve(true));

  const send = async (pressed: Pressed): Promise<boolean> => {
    const sentChange = lastChange.current;
    const answer = await postForm(url, formBody(must(form.current, "the form"), pressed));
    if (answer.kind === "stale") window.location.reload();
    const errors = answer.kind === "invalid" ? answer.errors : [];
    setQuantityErrors(
      Object.fromEntries(errors.map(({ pointer, code }) => [pointer.split("/").at(-1) ?? "", code])),
    );
    setFailed(answer.kind === "unknown");
    if (answer.kind !== "done") {
      setSaving(false);
      return false;
    }
    // In one transition: the change counts as shown when the new total is.
    startTransition(() => {
      router.refresh();
      setShownChange(sentChange);
      setSaving(false);
    });
    return true;
  };

  const saveCart = (pressed: Pressed): Promise<boolean> => {
    window.clearTimeout(timer.current);
    lastChange.current += 1;
    setSaving(true);
    queue.current = queue.current.then(() => send(pressed));
    return queue.current;
  };

  // In the queue with the others: an older cart must not arrive after a newer one.
  const saveDraft = useCallback((): Promise<boolean> => {
    const post = async () => {
      const answer = form.current && (await postForm(url, formBody(form.current)));
      return answer?.kind === "done";
    };
    const sent = queue.current.then(post);
    queue.current = sent;
    return sent;
  }, [url, form]);

  const changeCart = () => {
    lastChange.current += 1;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => saveCart(UPDATE), SETTLE_MS);
  };

  const settle = () => queue.current;

  const isChanged = () => lastChange.current !== shownChange;

  return {
    isChanged,
    isSaving,
    hasFailed,
    quantityErrors,
    setQuantityErrors,
    changeCart,
    saveCart,
    saveDraft,
    settle,
  };
}
