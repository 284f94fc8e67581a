import type { Context } from "@/db/context";
import type { ValidationCode } from "@/lib/contracts/validation-codes";
import { invalidFields } from "@/lib/core/errors";
import { checkTargetUrl } from "@/lib/core/safe-fetch/check-url";

/** Refuses (422) a URL that webhooks may not be sent to, with the reason. It is judged again at each attempt. */
export function checkEndpointUrl(ctx: Context, url: string): void {
  const checked = checkTargetUrl(url, ctx);
  if (checked.ok) return;
  const code: ValidationCode = "url_refused";
  throw invalidFields([{ pointer: "/url", code, message: checked.message }]);
}
