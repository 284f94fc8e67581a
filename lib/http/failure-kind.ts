import { isDatabaseUnavailable } from "@/db/is-database-unavailable";

/** What a customer is told of an error: that it passes by itself, or that something of ours broke. */
export function failureKind(error: unknown): "unavailable" | "failed" {
  return isDatabaseUnavailable(error) ? "unavailable" : "failed";
}
