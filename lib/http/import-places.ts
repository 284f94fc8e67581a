import type { Scope } from "@/db/context";
import { IMPORT_RETRY_AFTER_SECONDS, MAX_IMPORTS_AT_ONCE } from "@/lib/contracts/limits";
import { Refusal } from "@/lib/core/errors";

const holder = globalThis as typeof globalThis & { opentillImports?: Set<string> };

/**
 * Does work with a file while it has one of the few places that this process has for that, one for a merchant and mode at the
 * most: a file and what is read of it take memory. Refused (429) where there is no place.
 */
export async function withImportPlace<T>(
  { merchantId, livemode }: Scope,
  work: () => Promise<T>,
): Promise<T> {
  holder.opentillImports ??= new Set();
  const taken = holder.opentillImports;
  const name = `${merchantId} ${livemode}`;
  if (taken.has(name) || taken.size >= MAX_IMPORTS_AT_ONCE) {
    throw new Refusal(429, "too_many_imports", "The server is reading as many files as it may.", {
      headers: { "retry-after": `${IMPORT_RETRY_AFTER_SECONDS}` },
    });
  }
  taken.add(name);
  try {
    return await work();
  } finally {
    taken.delete(name);
  }
}
