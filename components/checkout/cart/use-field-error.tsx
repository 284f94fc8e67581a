"use client";

import { useFormContext } from "react-hook-form";
import { useCart } from "./cart-context";
import type { CartFieldName, CartValues } from "./cart-values";
import { FieldError } from "./field-error";

/** What is wrong with the field, in words, and the attributes that tie the two together. */
export function useFieldError(name: CartFieldName) {
  const { formState } = useFormContext<CartValues>();
  const { firstWrong } = useCart();
  const code = formState.errors[name]?.message;
  const id = `${name}-error`;
  return {
    attributes: {
      "aria-invalid": code ? true : undefined,
      "aria-describedby": code ? id : undefined,
      autoFocus: code !== undefined && name === firstWrong,
    },
    message: code ? <FieldError id={id} code={code} /> : null,
  };
}
