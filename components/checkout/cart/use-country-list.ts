"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type CountryName, countryOptions } from "./country-options";

/**
 * The options of the country field: those of the document at first, and all countries as soon as they have come. The whole
 * list is a sixth of the page, and hardly anybody needs more of it than the country that is chosen already.
 */
export function useCountryList(
  select: RefObject<HTMLSelectElement | null>,
  locale: string,
  first: string,
  isWhole: boolean,
) {
  const [options, setOptions] = useState(first);
  const loading = useRef<Promise<boolean> | null>(isWhole ? Promise.resolve(true) : null);

  const load = useCallback((): Promise<boolean> => {
    loading.current ??= fetchCountries(locale).then((countries) => {
      // A failure is forgotten, so that the next press asks again.
      if (!countries) loading.current = null;
      else setOptions(countryOptions(countries, select.current?.value ?? ""));
      return countries !== null;
    });
    return loading.current;
  }, [locale, select]);

  useEffect(() => {
    load();
  }, [load]);

  return { options, load };
}

async function fetchCountries(locale: string): Promise<CountryName[] | null> {
  try {
    const response = await fetch(`/api/countries/${locale}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
