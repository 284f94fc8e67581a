/** A country's code and its name in the page's language. */
export type CountryName = readonly [code: string, name: string];

/** Chosen by somebody whose country is not in the short list. No country has this code. */
export const OTHER_COUNTRY = "other";

/** The options of the country field as HTML. Names come from the engine, so only `&` and `<` could be in them. */
export function countryOptions(countries: readonly CountryName[], selected: string): string {
  return countries
    .map(([code, name]) => {
      const text = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      return `<option value="${code}"${code === selected ? " selected" : ""}>${text}</option>`;
    })
    .join("");
}
