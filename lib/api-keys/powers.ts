import { OPERATIONS } from "@/lib/contracts/operations";
import { API_SCOPES, type ApiScope } from "@/lib/contracts/scopes";
import { Refusal } from "@/lib/core/errors";
import type { ApiKeyRow } from "./queries";

type Powers = Pick<ApiKeyRow, "kind" | "scopes">;

/** What a publishable key may do. */
const PUBLIC_SCOPES = API_SCOPES.filter((scope) =>
  OPERATIONS.some((operation) => operation.isPublic && operation.scope === scope),
);

/**
 * Refuses (403) to make, change or end a key that may do what the holder may not: a key can hand on no more than it has. An
 * operator (null) and a secret key may do everything of the mode.
 */
export function refuseStronger(holder: Powers | null, key: Powers): void {
  if (holder === null || holder.kind === "secret") return;
  if (key.kind === "secret") throw forbidden("A restricted key may not touch a secret one.");
  const own = scopesOf(holder);
  const beyond = scopesOf(key).filter((scope) => !own.includes(scope));
  if (beyond.length > 0) throw forbidden(`This key lacks the scope ${beyond.join(", ")} itself.`);
}

/** Refuses (403) that a restricted key makes one that lasts longer. */
export function refuseOutliving(
  holder: Pick<ApiKeyRow, "kind" | "expiresAt"> | null,
  expiresAt: Date | null,
): void {
  if (holder === null || holder.kind === "secret" || holder.expiresAt === null) return;
  if (expiresAt !== null && expiresAt <= holder.expiresAt) return;
  throw forbidden(
    `A restricted key makes none that outlives it: this one ends at ${holder.expiresAt.toISOString()}.`,
  );
}

function scopesOf({ kind, scopes }: Powers): readonly ApiScope[] {
  return kind === "publishable" ? PUBLIC_SCOPES : (scopes ?? []);
}

function forbidden(detail: string): Refusal {
  return new Refusal(403, "forbidden", detail);
}
