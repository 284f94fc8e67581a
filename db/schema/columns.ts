import { bigint, customType, timestamp } from "drizzle-orm/pg-core";

/** Minor units of the row's currency. Eight bytes hold more than the largest amount; a double reads it exactly. */
export const amount = (name: string) => bigint(name, { mode: "number" });

export const time = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });

/** What a text search looks in: words, written as PostgreSQL writes them, `'assam' 'tea'`. */
export const searchWords = customType<{ data: string }>({ dataType: () => "tsvector" });
