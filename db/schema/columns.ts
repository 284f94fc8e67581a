import { bigint, timestamp } from "drizzle-orm/pg-core";

/** Minor units of the row's currency. Eight bytes hold more than the largest amount; a double reads it exactly. */
export const amount = (name: string) => bigint(name, { mode: "number" });

export const time = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
