import type { Log } from "@/lib/core/log";

/** What the web server knows of where it runs. */
export type Surroundings = {
  baseUrl: string;
  log: Log;
  /** Whether a file answers at a path. */
  isStatic: (path: string) => boolean;
  /** Header in which a trusted proxy names the visitor's address. */
  trustedAddressHeader: string | null;
};
