import { listCountries } from "@/lib/core/countries";

/** The options of the country field as HTML. Names come from the engine, so only `&` and `<` could be in them. */
export function countryOptions(locale: string, selected: string): string {
  return listCountries(locale)
    .map(({ code, name }) => {
      const text = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      return `<option value="${code}"${code === selected ? " selected" : ""}>${text}</option>`;
    })
    .join("");
}
