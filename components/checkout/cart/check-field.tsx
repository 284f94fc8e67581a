"use client";

import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import type { CartFieldName, CartValues } from "./cart-values";
import { useFieldError } from "./use-field-error";

type Props = { name: CartFieldName; isChecked: boolean; isRequired?: boolean; children: ReactNode };

export function CheckField({ name, isChecked, isRequired = false, children }: Props) {
  const { register } = useFormContext<CartValues>();
  const { attributes, message } = useFieldError(name);
  return (
    <div>
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input
          id={name}
          type="checkbox"
          defaultChecked={isChecked}
          required={isRequired}
          className="mt-0.5 size-5 shrink-0 accent-accent-ink"
          {...register(name)}
          {...attributes}
        />
        <span className="min-w-0">{children}</span>
      </label>
      {message}
    </div>
  );
}
