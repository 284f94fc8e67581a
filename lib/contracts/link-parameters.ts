import { z } from "zod";
import { originField } from "./address-fields";
import { type Attribution, isAttribution, readAttribution } from "./attribution";
import { personalEmailField } from "./customer";
import { countryField, currencyField, referenceField } from "./fields";
import { MAX_REFERENCE_LENGTH } from "./limits";
import { type Locale, matchLocale } from "./locales";
import { quantityField } from "./session-request";
import { toStorable } from "./storable-text";
import { isValidationCode, type ValidationCode } from "./validation-codes";

/** What may stand behind a checkout link, each judged by itself: a wrong one is named and the rest still counts. */
export const LINK_PARAMETERS = {
  quantity: z
    .string()
    .regex(/^[0-9]{1,5}$/, { error: "quantity_invalid" })
    .transform(Number)
    .pipe(quantityField),
  currency: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(currencyField),
  country: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(countryField),
  lang: z.string().transform((text, issues): Locale => {
    const locale = matchLocale(text);
    if (locale) return locale;
    issues.addIssue({ code: "custom", message: "locale_unknown" });
    return z.NEVER;
  }),
  // A space inside an address is the plus that the encoding of forms has eaten.
  email: z
    .string()
    .transform((text) => text.trim().replace(/ (?=[^@]*@)/g, "+"))
    .pipe(personalEmailField),
  client_reference_id: referenceField(MAX_REFERENCE_LENGTH),
  embed_origin: originField,
} as const;

type ParameterName = keyof typeof LINK_PARAMETERS;

/** What a link may be limited to: the parameters by name, and where the customer came from as a whole. */
export const LINK_PARAMETER_NAMES = [
  ...(Object.keys(LINK_PARAMETERS) as ParameterName[]),
  "attribution",
] as const;
export type LinkParameterName = (typeof LINK_PARAMETER_NAMES)[number];

export type LinkParameters = { [Name in ParameterName]?: z.output<(typeof LINK_PARAMETERS)[Name]> };
export type RefusedLinkParameter = { parameter: string; code: ValidationCode };

const MAX_REFUSED = 10;
const MAX_SHOWN_NAME_LENGTH = 40;

/** Splits what came with a link into what can be used, what is refused, each with its reason, and where the customer came from. */
export function parseLinkParameters(query: URLSearchParams): {
  accepted: LinkParameters;
  refused: RefusedLinkParameter[];
  attribution: Attribution;
} {
  const accepted: Record<string, unknown> = {};
  const refused: RefusedLinkParameter[] = [];
  for (const name of new Set(query.keys())) {
    if (isAttribution(name)) continue;
    if (!isParameterName(name)) {
      refused.push({ parameter: shownName(name), code: "parameter_unknown" });
      continue;
    }
    const result = LINK_PARAMETERS[name].safeParse(query.get(name) ?? "");
    if (result.success) accepted[name] = result.data;
    else refused.push({ parameter: name, code: codeOf(result.error.issues[0]?.message) });
  }
  return { accepted, refused: refused.slice(0, MAX_REFUSED), attribution: readAttribution(query) };
}

/** Cut short, where half of a letter may be left over. */
function shownName(name: string): string {
  return toStorable(name.slice(0, MAX_SHOWN_NAME_LENGTH));
}

function isParameterName(name: string): name is ParameterName {
  return Object.hasOwn(LINK_PARAMETERS, name);
}

function codeOf(message: string | undefined): ValidationCode {
  return message !== undefined && isValidationCode(message) ? message : "text_invalid";
}
