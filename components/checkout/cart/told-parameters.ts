import type { CartPageModel } from "@/lib/contracts/page-models";

/** What changes the total: whoever followed the link must hear that it is not as the link said. */
const ALWAYS_TOLD: readonly string[] = ["quantity", "currency"];

/**
 * The refused parameters of a link that this page speaks of. A customer did not write the link and can mend nothing in it,
 * so in live mode they hear only of what changes the total; test mode tells a developer everything.
 */
export function toldParameters({ refusedParameters, livemode }: CartPageModel) {
  return livemode
    ? refusedParameters.filter(({ parameter }) => ALWAYS_TOLD.includes(parameter))
    : refusedParameters;
}
