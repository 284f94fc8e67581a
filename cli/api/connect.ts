import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { EXIT, Failure } from "../exit";
import type { Options } from "../read-command";

export type Connection = { url: string; key: string };

/** Whose key a call needs: a merchant's, or that of whoever runs the server. */
export type ConnectionKind = "merchant" | "operator";

const KEYS = {
  merchant: { variable: "OPENTILL_API_KEY", words: "Give --key sk_test_… or set OPENTILL_API_KEY." },
  operator: {
    variable: "OPENTILL_OPERATOR_KEY",
    words: "Give --operator-key op_… or set OPENTILL_OPERATOR_KEY.",
  },
} as const;

const demoSchema = z.object({
  base_url: z.string(),
  secret_key: z.string(),
  operator_key: z.string().optional(),
});

/** Which server, and with which key: by option, by environment, or of the demonstration in this folder. */
export function connect(
  options: Pick<Options, "url" | "key">,
  variables: Record<string, string | undefined>,
  folder: string,
  kind: ConnectionKind = "merchant",
): Connection {
  const demo = readDemo(join(folder, ".opentill", "demo.json"));
  const url = options.url ?? variables.OPENTILL_URL ?? demo?.base_url ?? "http://localhost:3000";
  const ofDemo = kind === "merchant" ? demo?.secret_key : demo?.operator_key;
  // A server takes two keys while one is rolled; the first is the present one.
  const key = options.key ?? variables[KEYS[kind].variable]?.split(",")[0]?.trim() ?? ofDemo;
  if (!URL.canParse(url)) throw new Failure(EXIT.usage, `“${url}” is not an address.`);
  if (!key) throw new Failure(EXIT.key, `There is no key. ${KEYS[kind].words}`);
  return { url: url.replace(/\/+$/, ""), key };
}

function readDemo(path: string): z.infer<typeof demoSchema> | null {
  try {
    return demoSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}
