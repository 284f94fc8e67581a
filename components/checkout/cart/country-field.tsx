"use client";

import { type ChangeEvent, useRef } from "react";
import { useFormContext } from "react-hook-form";
import { FIELD_CLASSES, LABEL_CLASSES } from "@/components/ui/field-classes";
import { Icon } from "@/components/ui/icon";
import { useCart } from "./cart-context";
import type { CartValues } from "./cart-values";
import { type CountryName, countryOptions, OTHER_COUNTRY } from "./country-options";
import { useCountryList } from "./use-country-list";
import { useFieldError } from "./use-field-error";

type Props = {
  label: string;
  locale: string;
  value: string;
  /** The ones that the document has. */
  countries: CountryName[];
  /** Whether these are all. */
  isWhole: boolean;
  /** The page with all of them in its document, for those to whom the list does not come. */
  wholeUrl: string;
};

export function CountryField({ label, locale, value, countries, isWhole, wholeUrl }: Props) {
  const { register } = useFormContext<CartValues>();
  const { changeCart } = useCart();
  const { attributes, message } = useFieldError("country");
  const select = useRef<HTMLSelectElement>(null);
  const chosen = useRef(value);
  const { options, load } = useCountryList(select, locale, countryOptions(countries, value), isWhole);

  const onChange = async ({ target }: ChangeEvent<HTMLSelectElement>) => {
    if (target.value !== OTHER_COUNTRY) {
      chosen.current = target.value;
      return changeCart();
    }
    target.value = chosen.current;
    if (!(await load())) window.location.assign(wholeUrl);
  };
  const { ref, ...field } = register("country", { onChange });
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
          ref={(element) => {
            select.current = element;
            ref(element);
          }}
          {...field}
          {...attributes}
        />
        <Icon name="chevron" className="pointer-events-none absolute inset-e-3 top-3.5 text-muted" />
      </div>
      {message}
    </div>
  );
}
