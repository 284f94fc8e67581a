import { type Doors, mayReachLoopback, type Scope } from "@/db/context";
import type { ValidationCode } from "@/lib/contracts/validation-codes";
import { invalidFields } from "@/lib/core/errors";
import { checkTargetUrl } from "@/lib/core/safe-fetch/check-url";

/** Refuses (422) a URL that webhooks may not be sent to, with the reason. It is judged again at each attempt. */
export function checkEndpointUrl(ctx: Doors, scope: Scope, url: string): void {
  const checked = checkTargetUrl(url, { allowLoopback: mayReachLoopback(ctx, scope) });
  if (checked.ok) return;
  const code: ValidationCode = "url_refused";
  throw invalidFields([{ pointer: "/url", code, message: checked.message }]);
}
