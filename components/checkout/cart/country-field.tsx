"use client";

import { useFormContext } from "react-hook-form";
import { Icon } from "@/components/ui/icon";
import { FIELD_CLASSES, LABEL_CLASSES } from "@/components/ui/field-classes";
import { useCart } from "./cart-context";
import type { CartValues } from "./cart-values";
import { useFieldError } from "./field-error";

/** `countries` is `NLNetherlands|NONorway|…`: as elements they would weigh more than the rest of the page. */
type Props = { label: string; countries: string; value: string };

export function CountryField({ label, countries, value }: Props) {
  const { register } = useFormContext<CartValues>();
  const { changeCart } = useCart();
  const { attributes, message } = useFieldError("country");
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
          defaultValue={value}
          className={`${FIELD_CLASSES} appearance-none pe-10`}
          {...register("country", { onChange: changeCart })}
          {...attributes}
        >
          {countries.split("|").map((country) => (
            <option key={country} value={country.slice(0, 2)}>
              {country.slice(2)}
            </option>
          ))}
        </select>
        <Icon name="chevron" className="pointer-events-none absolute inset-e-3 top-3.5 text-muted" />
      </div>
      {message}
    </div>
  );
}
