"use client";

import type { ReactNode } from "react";
import { useFieldError } from "./use-field-error";

/** The place of what is wrong with the choice, for the eye and for the link of the summary. */
export function MethodFieldset({ legend, children }: { legend: string; children: ReactNode }) {
  const { attributes, message } = useFieldError("payment_method");
  // A group can be described as wrong, not marked as it.
  const { "aria-invalid": _, ...group } = attributes;
  return (
    <fieldset id="payment_method" tabIndex={-1} {...group}>
      <legend className="mb-3 text-xl font-semibold tracking-tight">{legend}</legend>
      {message && <div className="mb-2">{message}</div>}
      {children}
    </fieldset>
  );
}
