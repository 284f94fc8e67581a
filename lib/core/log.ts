import pino from "pino";
import { describeError } from "./describe-error";

/**
 * Structured lines on standard output. Secrets, tokens and what a customer typed are never put into one. An error goes in
 * whole under `error`: what may be written down of it is chosen here (`describe-error.ts`).
 */
export type Log = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Writes to standard output unless it is given another place. */
export function createLog(name: string, level = "info", destination?: { write(line: string): void }): Log {
  const options = {
    name,
    level,
    base: undefined,
    serializers: { error: (error: unknown) => (error instanceof Error ? describeError(error) : error) },
    redact: ["*.token", "*.secret", "*.authorization", "*.client_secret", "*.email"],
  };
  return destination ? pino(options, destination) : pino(options);
}
