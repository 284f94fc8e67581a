import type { z } from "zod";
import { parseInput } from "@/lib/contracts/parse";

/** Parses a query string, each parameter once; refused parameters are named like fields of a body (422). */
export function readQuery<T>(schema: z.ZodType<T>, url: URL): T {
  return parseInput(schema, Object.fromEntries(url.searchParams));
}
