import { DEFAULT_BRAND_COLOR } from "@/lib/contracts/brand";
import type { MerchantRow } from "@/lib/merchants/queries";
import { isExampleHost } from "./is-example-host";
import type { Judgement } from "./judgement";

type Brand = Pick<MerchantRow, "name" | "supportEmail" | "brandColor">;

/** Whether customers see whom they pay, can write to them, and see a colour that somebody has chosen. */
export function judgeBrand({ name, supportEmail, brandColor }: Brand): Judgement {
  const open = [
    ...(isExampleHost(supportEmail.slice(supportEmail.lastIndexOf("@") + 1))
      ? [`set support_email to an address that customers can write to: ${supportEmail} is an example`]
      : []),
    ...(brandColor.toLowerCase() === DEFAULT_BRAND_COLOR
      ? [`set brand.color to a colour of yours: ${DEFAULT_BRAND_COLOR} is what everybody begins with`]
      : []),
  ];
  if (open.length > 0) return { done: false, message: `Change the settings: ${open.join("; ")}.` };
  return { done: true, message: `Customers see ${name}, ${supportEmail} and ${brandColor}.` };
}
