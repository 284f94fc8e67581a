import type { Log } from "@/lib/core/log";
import type { RateLimits } from "@/lib/http/rate-limits/rate-limits";

/** What the web server knows of where it runs. */
export type Surroundings = {
  baseUrl: string;
  log: Log;
  /** Whether a file answers at a path. */
  isStatic: (path: string) => boolean;
  /** Header in which a trusted proxy names the visitor's address. */
  trustedAddressHeader: string | null;
  /** How much each network may ask; null for as much as it likes. */
  limits: RateLimits | null;
  /** Opens the secrets of links, so that a wrong one is known at the door. */
  linkKey: Uint8Array;
};
