import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const demoSchema = z.object({
  base_url: z.url(),
  secret_key: z.string(),
  webhook_secret: z.string(),
  links: z.array(z.object({ slug: z.string(), url: z.url(), product: z.string() })),
});

/** The keys of the demonstration merchant. A shop of your own keeps them in its environment, never in its code. */
export type Demo = z.infer<typeof demoSchema>;

/** Null when there is no demonstration: the database was not empty, so nothing was seeded. */
export function readDemo(home: string): Demo | null {
  try {
    return demoSchema.parse(JSON.parse(readFileSync(join(home, "demo.json"), "utf8")));
  } catch {
    return null;
  }
}
