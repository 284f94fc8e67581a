"use client";

import { ERROR_CLASSES } from "@/components/ui/field-classes";
import { useCart } from "./cart-context";

export function FieldError({ id, code }: { id: string; code: string }) {
  const { wordsOf } = useCart();
  return (
    <p id={id} className={ERROR_CLASSES}>
      {wordsOf(code)}
    </p>
  );
}
