"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClasses } from "@/components/ui/button-classes";
import { useCart } from "./cart-context";

type Props = {
  /** What the button says while nobody can know which method is chosen: before scripts, and without them. */
  neutral: string;
  /** By method id. */
  labels: Record<string, string>;
  texts: { working: string; updating: string };
  /** By problem. */
  problemTexts: Record<string, string>;
};

export function ContinueButton({ neutral, labels, texts, problemTexts }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [methodId, setMethodId] = useState("");
  const { isBusy, isPlacing, problem, wordsOf } = useCart();

  // The labels are new whenever the server has drawn the page anew, and then another method may be chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const form = button.current?.form;
    if (!form) return;
    const read = () => setMethodId(String(new FormData(form).get("payment_method") ?? ""));
    read();
    form.addEventListener("change", read);
    return () => form.removeEventListener("change", read);
  }, [labels]);

  return (
    <div>
      <div role="alert">
        {problem && !isBusy && (
          <p className="mb-3 font-medium text-danger">{problemTexts[problem] ?? wordsOf(problem)}</p>
        )}
      </div>
      <button
        ref={button}
        type="submit"
        aria-disabled={isBusy || undefined}
        className={buttonClasses("primary")}
      >
        {isPlacing ? texts.working : (labels[methodId] ?? neutral)}
      </button>
      <p role="status" className="mt-2 min-h-5 text-sm text-muted">
        {isBusy && (isPlacing ? texts.working : texts.updating)}
      </p>
    </div>
  );
}
