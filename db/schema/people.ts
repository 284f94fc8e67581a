import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Role } from "../../lib/contracts/roles";
import { time } from "./columns";
import { merchants } from "./merchants";

/** Somebody who may sign in to the dashboard, known by an email address in small letters. There are no passwords. */
export const people = pgTable(
  "people",
  {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("people_email").on(table.email),
    check("people_email_small", sql`${table.email} = lower(${table.email})`),
  ],
);

/** What a person is at a merchant. It is read with each request, so that a change counts at once. */
export const members = pgTable(
  "members",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role").$type<Role>().notNull(),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("members_person_merchant").on(table.personId, table.merchantId),
    index("members_merchant").on(table.merchantId, table.id),
    check("members_role", sql`${table.role} in ('owner', 'developer', 'support', 'finance', 'viewer')`),
  ],
);

/**
 * A link that signs a person in once, until `expires_at`. Its secret is derived from the id and the master secret
 * (`lib/core/secrets/link-secret.ts`) and stored nowhere, so that a copy of this table signs nobody in.
 */
export const signInLinks = pgTable(
  "sign_in_links",
  {
    id: text("id").primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: time("created_at").notNull(),
    expiresAt: time("expires_at").notNull(),
    usedAt: time("used_at"),
  },
  (table) => [
    index("sign_in_links_person").on(table.personId, table.expiresAt),
    index("sign_in_links_expires").on(table.expiresAt),
  ],
);

/**
 * A browser that a person has signed in with. The cookie's token is 256 random bits and kept as a hash. A session ends at
 * `expires_at`, after 12 hours without a request, or when it is revoked. The times are the wall clock's.
 */
export const dashboardSessions = pgTable(
  "dashboard_sessions",
  {
    id: text("id").primaryKey(),
    personId: text("person_id")
      .notNull()
      .references(() => people.id),
    tokenHash: text("token_hash").notNull(),
    /** What the browser called itself, cut short: for the person's own eyes. */
    userAgent: text("user_agent"),
    createdAt: time("created_at").notNull(),
    lastSeenAt: time("last_seen_at").notNull(),
    expiresAt: time("expires_at").notNull(),
    revokedAt: time("revoked_at"),
  },
  (table) => [
    uniqueIndex("dashboard_sessions_token").on(table.tokenHash),
    index("dashboard_sessions_person").on(table.personId, table.id),
    index("dashboard_sessions_expires").on(table.expiresAt),
  ],
);
