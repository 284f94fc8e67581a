"use client";

import { useFormContext } from "react-hook-form";
import { ERROR_CLASSES } from "@/components/ui/field-classes";
import { useCart } from "./cart-context";
import type { CartFieldName, CartValues } from "./cart-values";

/** What is wrong with the field, in words, and the attributes that tie the two together. */
export function useFieldError(name: CartFieldName) {
  const { formState } = useFormContext<CartValues>();
  const code = formState.errors[name]?.message;
  const id = `${name}-error`;
  return {
    attributes: code ? { "aria-invalid": true, "aria-describedby": id } : {},
    message: code ? <FieldError id={id} code={code} /> : null,
  };
}

export function FieldError({ id, code }: { id: string; code: string }) {
  const { wordsOf } = useCart();
  return (
    <p id={id} className={ERROR_CLASSES}>
      {wordsOf(code)}
    </p>
  );
}
