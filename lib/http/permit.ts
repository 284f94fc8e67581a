import type { Operation } from "@/lib/contracts/operations";
import type { ApiScope } from "@/lib/contracts/scopes";
import { Refusal } from "@/lib/core/errors";
import type { ApiKeyKind } from "@/lib/core/secrets/api-key";

type Holder = { kind: ApiKeyKind; scopes: readonly ApiScope[] | null };

/** Refuses (403) an operation that the key may not do, and names the scope that it lacks. */
export function permit({ kind, scopes }: Holder, { scope, isPublic }: Operation): void {
  switch (kind) {
    case "secret":
      return;
    case "publishable":
      if (isPublic) return;
      throw forbidden(
        scope,
        "A publishable key may not do this. Use a secret key on your server, or one with",
      );
    case "restricted":
      if (scopes?.includes(scope)) return;
      throw forbidden(scope, "This restricted key may not do this. It lacks");
  }
}

/** RFC 6750 gives the header its words. */
function forbidden(scope: ApiScope, detail: string): Refusal {
  return new Refusal(403, "forbidden", `${detail} the scope ${scope}.`, {
    headers: {
      "www-authenticate": `Bearer realm="opentill", error="insufficient_scope", scope="${scope}"`,
    },
  });
}
