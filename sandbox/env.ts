import { z } from "zod";
import { CALL_TIMEOUT_MS } from "@/lib/providers/provider";

const LONGEST_HOLD_MS = 60_000;
const port = z.coerce.number().int().min(0).max(65_535);
const origin = z.url({ protocol: /^https?$/ });

const schema = z
  .object({
    OPENTILL_SANDBOX_URL: origin.optional(),
    // It travels in a header, where blanks would end it.
    OPENTILL_SANDBOX_SECRET: z
      .string()
      .regex(/^[\x21-\x7e]{16,}$/, "must be 16 or more characters, no blanks"),
    SANDBOX_PORT: port.optional(),
    SANDBOX_PUBLIC_URL: origin.optional(),
    SANDBOX_TIMEOUT_HOLD_MS: z.coerce
      .number()
      .int()
      .min(0)
      .max(LONGEST_HOLD_MS)
      .default(CALL_TIMEOUT_MS + 10_000),
    DATABASE_URL: z.string().min(1).optional(),
    OPENTILL_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .refine((env) => env.SANDBOX_PORT !== undefined || env.OPENTILL_SANDBOX_URL, {
    message: "SANDBOX_PORT or OPENTILL_SANDBOX_URL must be set",
  });

export type SandboxEnv = {
  port: number;
  /** Where the customer's browser reaches the bank. */
  publicUrl: string;
  secret: string;
  timeoutHoldMs: number;
  databaseUrl: string | null;
  logLevel: string;
};

/** Reads the bank's settings; throws with the names of those that are wrong. Empty counts as not set. */
export function readSandboxEnv(source: Record<string, string | undefined>): SandboxEnv {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    throw new Error(`Sandbox bank settings are wrong:\n${z.prettifyError(parsed.error)}`);
  }
  const env = parsed.data;
  const listenPort = env.SANDBOX_PORT ?? portOf(env.OPENTILL_SANDBOX_URL ?? "");
  return {
    port: listenPort,
    publicUrl: env.SANDBOX_PUBLIC_URL ?? env.OPENTILL_SANDBOX_URL ?? `http://localhost:${listenPort}`,
    secret: env.OPENTILL_SANDBOX_SECRET,
    timeoutHoldMs: env.SANDBOX_TIMEOUT_HOLD_MS,
    databaseUrl: env.DATABASE_URL ?? null,
    logLevel: env.OPENTILL_LOG,
  };
}

function portOf(url: string): number {
  const { port: explicit, protocol } = new URL(url);
  if (explicit) return Number(explicit);
  return protocol === "https:" ? 443 : 80;
}
