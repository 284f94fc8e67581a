import type { Context } from "@/db/context";
import { SIGN_IN_LINK_MINUTES } from "@/lib/contracts/limits";
import { readMerchant } from "@/lib/merchants/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { signInUrl } from "@/lib/people/create-sign-in-link";
import type { Draft } from "./rendered-message";

/** To somebody of the merchant's people, in English: the link that signs in. It is derived here and written down nowhere. */
export async function draftSignIn(ctx: Context, message: MessageRow): Promise<Draft> {
  const merchant = await readMerchant(ctx.db, message);
  const subject = "Sign in to Opentill";
  return {
    subject,
    short: subject,
    notification: subject,
    letter: {
      locale: message.locale,
      merchant,
      notice: null,
      heading: subject,
      paragraphs: [
        `Somebody, most likely you, has asked to sign in to the dashboard of ${merchant.name} as ${message.recipient}.`,
      ],
      lines: [],
      facts: [],
      button: { label: "Go on to sign in", url: signInUrl(ctx, message.objectId) },
      footnotes: [
        `The link works once, for ${SIGN_IN_LINK_MINUTES} minutes. Opening it does not sign in yet: the page has a button.`,
        "If it was not you, do nothing: without this letter nobody gets in. Do not pass it on.",
      ],
    },
  };
}
