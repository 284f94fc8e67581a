import pino from "pino";

/** Structured lines on standard output. Secrets, tokens and what a customer typed are never put into one. */
export type Log = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

export function createLog(name: string, level = "info"): Log {
  return pino({
    name,
    level,
    base: undefined,
    redact: ["*.token", "*.secret", "*.authorization", "*.client_secret", "*.email"],
  });
}
