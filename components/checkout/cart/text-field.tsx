"use client";

import type { InputHTMLAttributes } from "react";
import { useFormContext } from "react-hook-form";
import { FIELD_CLASSES, LABEL_CLASSES } from "@/components/ui/field-classes";
import type { CartFieldName, CartValues } from "./cart-values";
import { useFieldError } from "./use-field-error";

type Props = InputHTMLAttributes<HTMLInputElement> & { name: CartFieldName; label: string };

export function TextField({ name, label, ...input }: Props) {
  const { register, trigger } = useFormContext<CartValues>();
  const { attributes, message } = useFieldError(name);
  // An empty field is not yet wrong: only Continue says so.
  const field = register(name, { onBlur: ({ target }) => target.value && trigger(name) });
  return (
    <div>
      <label htmlFor={name} className={LABEL_CLASSES}>
        {label}
      </label>
      <input id={name} className={FIELD_CLASSES} {...input} {...field} {...attributes} />
      {message}
    </div>
  );
}
