import { z } from "zod";
import { toOneLine } from "@/lib/core/visible-text";
import { MAX_ATTRIBUTION_KEYS, MAX_ATTRIBUTION_VALUE_LENGTH } from "./limits";
import { toStorable } from "./storable-text";

/** What advertisers, newsletters and shops' tools hang on every link that is clicked. */
const CLICK_IDS = new Set([
  ...["fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "ttclid", "twclid", "li_fat_id"],
  ...["igshid", "igsh", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "srsltid", "_gl", "yclid", "epik", "rdt_cid"],
  ...["sccid", "vmcid", "irclickid", "_kx", "mkt_tok", "hsctatracking"],
]);
const CAMPAIGN = /^utm_[a-z0-9_]{1,30}$/;

/** Whether a parameter tells where a customer came from: `utm_…` or a click id, whatever its case. */
export function isAttribution(name: string): boolean {
  const lower = name.toLowerCase();
  return CAMPAIGN.test(lower) || CLICK_IDS.has(lower);
}

/** Names as `isAttribution` knows them, in lower case. */
export type Attribution = Record<string, string>;

/**
 * Where the customer came from, of what stands behind a link: at most 20 values of 500 characters. What does not fit is
 * left out without a word, because the customer did not write it.
 */
export function readAttribution(query: URLSearchParams): Attribution {
  const attribution: Attribution = {};
  for (const [name, written] of query) {
    const value = cleaned(written);
    const key = name.toLowerCase();
    if (!isAttribution(name) || Object.hasOwn(attribution, key)) continue;
    if (value === "" || value.length > MAX_ATTRIBUTION_VALUE_LENGTH) continue;
    attribution[key] = value;
    if (Object.keys(attribution).length === MAX_ATTRIBUTION_KEYS) break;
  }
  return attribution;
}

function cleaned(text: string): string {
  return toOneLine(toStorable(text).replace(/\p{Cc}/gu, " "));
}

/** The same from the API, where a wrong name or value is refused. */
export const attributionField = z
  .record(
    z
      .string({ error: "attribution_name_unknown" })
      .refine((name) => name === name.toLowerCase() && isAttribution(name), {
        error: "attribution_name_unknown",
      }),
    z
      .string({ error: "attribution_value_invalid" })
      .min(1, { error: "attribution_value_invalid" })
      .max(MAX_ATTRIBUTION_VALUE_LENGTH, { error: "attribution_value_invalid" })
      .refine((value) => cleaned(value) === value, { error: "attribution_value_invalid" }),
    { error: "attribution_value_invalid" },
  )
  .refine((attribution) => Object.keys(attribution).length <= MAX_ATTRIBUTION_KEYS, {
    error: "attribution_too_many",
  })
  .describe(
    "Where the customer came from: `utm_…` and click ids such as `gclid`. A link collects them by itself.",
  );
