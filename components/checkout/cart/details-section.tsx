import type { Locale } from "@/lib/contracts/locales";
import type { CartForm } from "@/lib/contracts/page-models";
import { listCountries } from "@/lib/core/countries";
import type { Messages } from "../messages/en";
import { CheckField } from "./check-field";
import { CountryField } from "./country-field";
import { type CountryName, OTHER_COUNTRY } from "./country-options";
import { TextField } from "./text-field";
import { UpdateButton } from "./update-button";

type Props = {
  form: CartForm;
  secret: string;
  locale: Locale;
  messages: Messages;
  /** Whether every country stands in the document. */
  hasAllCountries: boolean;
};

/** Country first: it decides everything below it. */
export function DetailsSection({ form, secret, locale, messages, hasAllCountries }: Props) {
  const { details, summary } = messages;
  return (
    <section aria-labelledby="details-title" className="grid gap-4">
      <h2 id="details-title" className="text-xl font-semibold tracking-tight">
        {details.title}
      </h2>
      <div>
        <CountryField
          label={details.country}
          locale={locale}
          value={form.country}
          countries={countriesOf(form, locale, hasAllCountries, details.otherCountry)}
          isWhole={hasAllCountries}
          wholeUrl={`/c/${secret}?countries=all`}
        />
        <UpdateButton secret={secret} label={summary.update} />
      </div>
      <TextField
        name="email"
        label={details.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        defaultValue={form.email}
        required
      />
      <TextField
        name="name"
        label={details.name}
        autoComplete="name"
        autoCapitalize="words"
        dir="auto"
        defaultValue={form.name}
        required
      />
      <div>
        <CheckField name="is_company" isChecked={form.isCompany}>
          {details.isCompany}
        </CheckField>
        <div className="company-fields mt-2 gap-4">
          <TextField
            name="company_name"
            label={details.companyName}
            autoComplete="organization"
            dir="auto"
            defaultValue={form.companyName}
          />
          <TextField
            name="tax_id"
            label={details.taxId}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={form.taxId}
          />
        </div>
      </div>
    </section>
  );
}

/** The one that is chosen, and the way to all others; or all. */
function countriesOf({ country }: CartForm, locale: Locale, isWhole: boolean, other: string): CountryName[] {
  if (isWhole) return listCountries(locale).map(({ code, name }): CountryName => [code, name]);
  const name = new Intl.DisplayNames([locale], { type: "region" }).of(country) ?? country;
  return [
    [country, name],
    [OTHER_COUNTRY, other],
  ];
}
