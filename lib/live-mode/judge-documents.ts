import { parseAddress } from "@/lib/core/parse-address";
import type { MerchantRow } from "@/lib/merchants/queries";
import { isExampleHost } from "./is-example-host";
import type { Judgement } from "./judgement";

type Documents = Pick<MerchantRow, "terms" | "personalData">;

/** Whether customers can read what they agree to: both documents by https, at addresses that somebody can have. */
export function judgeDocuments({ terms, personalData }: Documents): Judgement {
  const open = [whyUnreadable("terms", terms.url), whyUnreadable("personal_data", personalData.url)];
  const reasons = open.filter((reason) => reason !== null);
  if (reasons.length > 0) return { done: false, message: `Change the settings: ${reasons.join("; ")}.` };
  return {
    done: true,
    message: `Customers agree to version ${terms.version} of the terms and ${personalData.version} about personal data.`,
  };
}

function whyUnreadable(kind: string, url: string): string | null {
  const address = parseAddress(url);
  if (address?.protocol !== "https:") return `set documents.${kind} to an address that begins with https://`;
  if (isExampleHost(address.hostname))
    return `set documents.${kind} to the real document: ${url} is an example`;
  return null;
}
