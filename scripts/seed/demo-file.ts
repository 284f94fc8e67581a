import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";

const demoSchema = z.object({
  base_url: z.string(),
  secret_key: z.string(),
  publishable_key: z.string(),
  webhook_secret: z.string(),
  links: z.array(z.object({ slug: z.string(), url: z.string(), product: z.string(), name: z.string() })),
  shop_url: z.string(),
  /** Absent in a file of an earlier version. */
  outbox_url: z.string().optional(),
  /** Signs the demo's owner in once, for a quarter of an hour. */
  dashboard_url: z.string().optional(),
  /** The server's own key, so that the command line finds it here. */
  operator_key: z.string().optional(),
});

/** What a developer needs to try everything: addresses and keys of the demo merchant. Test mode only. */
export type Demo = z.infer<typeof demoSchema>;

/** The demo of an earlier start, or null where there is none that can be read. */
export function readDemo(file: string): Demo | null {
  try {
    return demoSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Written whole or not at all, and readable by its owner alone: it holds keys. */
export function writeDemo(file: string, demo: Demo): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
