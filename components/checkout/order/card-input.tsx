"use client";

import type { FormEvent, RefObject } from "react";
import { ERROR_CLASSES, FIELD_CLASSES, LABEL_CLASSES } from "@/components/ui/field-classes";

type Props = {
  id: string;
  label: string;
  hint?: string;
  autoComplete: string;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Groups what is typed, while it is typed at the end. */
  format(typed: string): string;
  error: string | undefined;
  onType(): void;
};

/** It has no name, so no form can ever post it. Numbers run from left to right in every language. */
export function CardInput({ id, label, hint, autoComplete, inputRef, format, error, onType }: Props) {
  const onInput = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    const isAtEnd = currentTarget.selectionStart === currentTarget.value.length;
    onType();
    if (isAtEnd) currentTarget.value = format(currentTarget.value);
  };
  return (
    <div>
      <label htmlFor={id} className={LABEL_CLASSES}>
        {label}
        {hint && <span className="font-normal text-muted"> {hint}</span>}
      </label>
      <input
        ref={inputRef}
        id={id}
        dir="ltr"
        inputMode="numeric"
        autoComplete={autoComplete}
        spellCheck={false}
        required
        onInput={onInput}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={`${FIELD_CLASSES} figures`}
      />
      {error && (
        <p id={`${id}-error`} className={ERROR_CLASSES}>
          {error}
        </p>
      )}
    </div>
  );
}
