import type { LinkEnd } from "@/lib/contracts/page-models";
import type { Refusal } from "@/lib/core/errors";

const SAID_BY_CODE: readonly LinkEnd[] = ["link_archived", "link_expired", "link_used_up", "shop_closed"];

/** Why `openLink` refused. Where the link itself is open, it is the catalogue that has moved on. */
export function linkEndOf({ code }: Refusal): LinkEnd {
  return SAID_BY_CODE.find((end) => end === code) ?? "not_for_sale";
}
