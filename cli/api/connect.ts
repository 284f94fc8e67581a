import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { EXIT, Failure } from "../exit";
import type { Options } from "../read-command";

export type Connection = { url: string; key: string };

const demoSchema = z.object({ base_url: z.string(), secret_key: z.string() });

/** Which server, and with which key: by option, by environment, or of the demonstration in this folder. */
export function connect(
  options: Pick<Options, "url" | "key">,
  variables: Record<string, string | undefined>,
  folder: string,
): Connection {
  const demo = readDemo(join(folder, ".opentill", "demo.json"));
  const url = options.url ?? variables.OPENTILL_URL ?? demo?.base_url ?? "http://localhost:3000";
  const key = options.key ?? variables.OPENTILL_API_KEY ?? demo?.secret_key;
  if (!URL.canParse(url)) throw new Failure(EXIT.usage, `“${url}” is not an address.`);
  if (!key) {
    throw new Failure(EXIT.key, "There is no key. Give --key sk_test_… or set OPENTILL_API_KEY.");
  }
  return { url: url.replace(/\/+$/, ""), key };
}

function readDemo(path: string): z.infer<typeof demoSchema> | null {
  try {
    return demoSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}
