"use client";

import { useRouter } from "next/navigation";
import { type RefObject, startTransition, useRef, useState } from "react";
import { formBody } from "../forms/form-body";
import { postForm } from "../forms/post-form";

/** Long enough for a few presses of a stepper, short enough to feel at once. */
const SETTLE_MS = 250;

export type CartChanges = {
  /** The total on the page is older than what was typed. */
  isChanged: boolean;
  isSaving: boolean;
  hasFailed: boolean;
  quantityErrors: Record<string, string>;
  setQuantityErrors(errors: Record<string, string>): void;
  changeCart(): void;
  saveCart(pressed: { name: string; value: string }): Promise<void>;
};

/** Sends what changes the total, one post after the other, and shows the server's new page under what was typed. */
export function useCartChanges(
  url: string,
  form: RefObject<HTMLFormElement | null>,
  firstErrors: Record<string, string>,
): CartChanges {
  const router = useRouter();
  const [isChanged, setChanged] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [quantityErrors, setQuantityErrors] = useState(firstErrors);
  const timer = useRef<number>(undefined);
  const changes = useRef(0);
  const queue = useRef(Promise.resolve());

  const send = async (pressed: { name: string; value: string }) => {
    if (!form.current) return;
    const sent = changes.current;
    const answer = await postForm(url, formBody(form.current, pressed));
    if (answer.kind === "stale") return window.location.reload();

    const errors = answer.kind === "invalid" ? answer.errors : [];
    setQuantityErrors(
      Object.fromEntries(errors.map(({ pointer, code }) => [pointer.split("/").at(-1) ?? "", code])),
    );
    setFailed(answer.kind === "unknown");
    if (answer.kind !== "done") return setSaving(false);
    startTransition(() => {
      router.refresh();
      setSaving(false);
      if (sent === changes.current) setChanged(false);
    });
  };

  const saveCart = (pressed: { name: string; value: string }) => {
    window.clearTimeout(timer.current);
    setSaving(true);
    queue.current = queue.current.then(() => send(pressed));
    return queue.current;
  };

  const changeCart = () => {
    changes.current += 1;
    setChanged(true);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => saveCart({ name: "intent", value: "update" }), SETTLE_MS);
  };

  return { isChanged, isSaving, hasFailed, quantityErrors, setQuantityErrors, changeCart, saveCart };
}
