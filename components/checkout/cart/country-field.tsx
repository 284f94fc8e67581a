"use client";

import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { FIELD_CLASSES, LABEL_CLASSES } from "@/components/ui/field-classes";
import { Icon } from "@/components/ui/icon";
import { useCart } from "./cart-context";
import type { CartValues } from "./cart-values";
import { countryOptions } from "./country-options";
import { useFieldError } from "./use-field-error";

type Props = { label: string; locale: string; value: string };

/**
 * The list is read back from the document instead of being sent a second time for the scripts: twice, it would be a
 * quarter of the page.
 */
export function CountryField({ label, locale, value }: Props) {
  const { register } = useFormContext<CartValues>();
  const { changeCart } = useCart();
  const { attributes, message } = useFieldError("country");
  const [options] = useState(() => readOptions() ?? countryOptions(locale, value));
  return (
    <div>
      <label htmlFor="country" className={LABEL_CLASSES}>
        {label}
      </label>
      <div className="relative">
        <select
          id="country"
          autoComplete="country"
          required
          className={`${FIELD_CLASSES} appearance-none pe-10`}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: codes and the engine's own names, escaped
          dangerouslySetInnerHTML={{ __html: options }}
          {...register("country", { onChange: changeCart })}
          {...attributes}
        />
        <Icon name="chevron" className="pointer-events-none absolute inset-e-3 top-3.5 text-muted" />
      </div>
      {message}
    </div>
  );
}

function readOptions(): string | undefined {
  return typeof document === "undefined" ? undefined : document.getElementById("country")?.innerHTML;
}
