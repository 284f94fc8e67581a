import { type Doors, mayReachLoopback, type Scope } from "@/db/context";
import { fieldError } from "@/lib/contracts/parse";
import type { CreateSessionRequest } from "@/lib/contracts/session-request";
import type { ConfirmationMode } from "@/lib/contracts/statuses";
import type { ValidationCode } from "@/lib/contracts/validation-codes";
import type { FieldError } from "@/lib/core/errors";
import { checkTargetUrl } from "@/lib/core/safe-fetch/check-url";
import type { MerchantRow } from "@/lib/merchants/queries";

/**
 * The request's mode, else the merchant's. A checkout link has no `callback_url`: where the merchant's mode is `callback`,
 * its sessions are `manual`, so that nothing is taken unconfirmed and no customer is turned away.
 */
export function chooseConfirmation(
  merchant: MerchantRow,
  request: CreateSessionRequest,
  isFromLink: boolean,
): ConfirmationMode {
  const mode = request.confirmation ?? merchant.confirmation;
  return isFromLink && mode === "callback" ? "manual" : mode;
}

/** A callback needs somewhere to go, and a URL must be one that may be posted to. It is judged again at each attempt. */
export function callbackErrors(
  ctx: Doors,
  scope: Scope,
  mode: ConfirmationMode,
  { callback_url: url }: CreateSessionRequest,
): FieldError[] {
  if (url === undefined) {
    return mode === "callback" ? [fieldError(["callback_url"], "callback_url_required")] : [];
  }
  const checked = checkTargetUrl(url, { allowLoopback: mayReachLoopback(ctx, scope) });
  const code: ValidationCode = "url_refused";
  return checked.ok ? [] : [{ pointer: "/callback_url", code, message: checked.message }];
}
