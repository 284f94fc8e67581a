import { z } from "zod";
import { hashOperatorKeys, whyNoOperatorKeys } from "./secrets/operator-key";

/** Milliseconds, from a tenth of a second to ten minutes. */
const limitMs = (usual: number) => z.coerce.number().int().min(100).max(600_000).default(usual);

/** A number of requests; 0 for no limit. */
const requests = z.coerce.number().int().min(0).max(1_000_000).optional();

const flag = z.enum(["0", "1"]).default("0");

const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .min(1, "set it to a PostgreSQL address, or run `npm start` for an embedded server"),
  DATABASE_DIRECT_URL: z.string().min(1).optional(),
  DATABASE_PREPARE: z.enum(["on", "off"]).default("on"),
  DATABASE_STATEMENT_TIMEOUT_MS: limitMs(6_000),
  DATABASE_LOCK_TIMEOUT_MS: limitMs(5_000),
  DATABASE_IDLE_TRANSACTION_TIMEOUT_MS: limitMs(3_000),
  DATABASE_CONNECTION_TIMEOUT_MS: limitMs(5_000),
  OPENTILL_URL: z.url(),
  OPENTILL_SECRET: z.string().min(32, "at least 32 characters of chance"),
  OPENTILL_OPERATOR_KEY: z
    .string()
    .superRefine((value, issue) => {
      const message = whyNoOperatorKeys(value);
      if (message) issue.addIssue({ code: "custom", message });
    })
    .optional(),
  OPENTILL_SANDBOX_URL: z.url().optional(),
  OPENTILL_SANDBOX_SECRET: z.string().min(16).optional(),
  OPENTILL_ALLOW_LOOPBACK: flag,
  OPENTILL_TRUSTED_COUNTRY_HEADER: z.string().min(1).optional(),
  OPENTILL_TRUSTED_ADDRESS_HEADER: z.string().min(1).toLowerCase().optional(),
  OPENTILL_RATE_LIMIT_PER_KEY: requests,
  OPENTILL_RATE_LIMIT_PER_MERCHANT: requests,
  OPENTILL_RATE_LIMIT_CALLS_PER_ADDRESS: requests,
  OPENTILL_RATE_LIMIT_PAGES_PER_ADDRESS: requests,
  OPENTILL_RATE_LIMIT_MISSES: requests,
  OPENTILL_STOP_WITHIN_MS: limitMs(8_000),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "an address such as smtp://user:password@host:587" })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>@\r\n]{1,200} <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, {
      error: "an address, or a name with an address in angle brackets",
    })
    .optional(),
  OPENTILL_SECURITY_CONTACT: z.url({ protocol: /^(?:https|mailto|tel)$/ }).optional(),
  OPENTILL_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

/** Requests a second, and of misses the one from which on they are refused; 0 for no limit, null for what is usual. */
export type RateLimitSettings = Record<
  "callsPerKey" | "callsPerMerchant" | "callsPerAddress" | "pagesPerAddress" | "misses",
  number | null
>;

/** What the process was told from outside. Read once, at the edge; nothing below `lib/http` and `worker` looks. */
export type Environment = {
  database: {
    url: string;
    /** Past a pooler, straight to the server: for LISTEN, migrations and what else needs a connection of its own. */
    directUrl: string;
    /** Whether connections keep the statements they have run. Off behind a pooler that hands connections around. */
    prepares: boolean;
    /** In milliseconds. A transaction in which nothing happens ends before those who wait for its locks give up. */
    limits: { statementMs: number; lockMs: number; idleTransactionMs: number; connectionMs: number };
  };
  /** The address that customers and merchants reach this server at, without a slash at the end. */
  baseUrl: string;
  /** Master secret: links, encryption and key hashes are derived from it. */
  secret: string;
  /** Hashes of the keys that the operator's API takes; none where it is off. */
  operatorKeyHashes: readonly Uint8Array[];
  /** The sandbox bank, where test mode has one. */
  sandbox: { url: string; secret: string } | null;
  /** Lets webhooks go to this machine. Off unless set: a public server must not call itself. */
  allowLoopback: boolean;
  /** Header of a trusted proxy that names the visitor's country, e.g. `cf-ipcountry`. */
  trustedCountryHeader: string | null;
  /** Header of a trusted proxy that names the visitor's address, in small letters, e.g. `x-forwarded-for`. */
  trustedAddressHeader: string | null;
  rateLimits: RateLimitSettings;
  /** How long a process that is told to end may take to finish what it is doing, in milliseconds. */
  stopWithinMs: number;
  /** The mail server and whom letters are from; null where there is none to hand them to. */
  mail: { smtpUrl: string; from: string } | null;
  /** Whom to tell of a fault that endangers money or data: an address by https, mailto or tel. */
  securityContact: string;
  logLevel: string;
};

/** Refuses to start with words that name each variable. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const result = environmentSchema.safeParse(variables);
  if (!result.success) {
    const words = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not complete.\n  ${words.join("\n  ")}`);
  }
  const read = result.data;
  return {
    database: {
      url: read.DATABASE_URL,
      directUrl: read.DATABASE_DIRECT_URL ?? read.DATABASE_URL,
      prepares: read.DATABASE_PREPARE === "on",
      limits: {
        statementMs: read.DATABASE_STATEMENT_TIMEOUT_MS,
        lockMs: read.DATABASE_LOCK_TIMEOUT_MS,
        idleTransactionMs: read.DATABASE_IDLE_TRANSACTION_TIMEOUT_MS,
        connectionMs: read.DATABASE_CONNECTION_TIMEOUT_MS,
      },
    },
    baseUrl: read.OPENTILL_URL.replace(/\/+$/, ""),
    secret: read.OPENTILL_SECRET,
    operatorKeyHashes: read.OPENTILL_OPERATOR_KEY ? hashOperatorKeys(read.OPENTILL_OPERATOR_KEY) : [],
    sandbox:
      read.OPENTILL_SANDBOX_URL && read.OPENTILL_SANDBOX_SECRET
        ? { url: read.OPENTILL_SANDBOX_URL.replace(/\/+$/, ""), secret: read.OPENTILL_SANDBOX_SECRET }
        : null,
    allowLoopback: read.OPENTILL_ALLOW_LOOPBACK === "1",
    trustedCountryHeader: read.OPENTILL_TRUSTED_COUNTRY_HEADER ?? null,
    trustedAddressHeader: read.OPENTILL_TRUSTED_ADDRESS_HEADER ?? null,
    rateLimits: {
      callsPerKey: read.OPENTILL_RATE_LIMIT_PER_KEY ?? null,
      callsPerMerchant: read.OPENTILL_RATE_LIMIT_PER_MERCHANT ?? null,
      callsPerAddress: read.OPENTILL_RATE_LIMIT_CALLS_PER_ADDRESS ?? null,
      pagesPerAddress: read.OPENTILL_RATE_LIMIT_PAGES_PER_ADDRESS ?? null,
      misses: read.OPENTILL_RATE_LIMIT_MISSES ?? null,
    },
    stopWithinMs: read.OPENTILL_STOP_WITHIN_MS,
    mail: read.SMTP_URL
      ? { smtpUrl: read.SMTP_URL, from: read.MAIL_FROM ?? defaultSender(read.OPENTILL_URL) }
      : null,
    securityContact:
      read.OPENTILL_SECURITY_CONTACT ?? `mailto:security@${new URL(read.OPENTILL_URL).hostname}`,
    logLevel: read.OPENTILL_LOG,
  };
}

function defaultSender(baseUrl: string): string {
  return `Opentill <no-reply@${new URL(baseUrl).hostname}>`;
}
