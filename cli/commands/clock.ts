import { z } from "zod";
import { call } from "../api/call";
import { EXIT, Failure } from "../exit";
import { parseDuration } from "../parse-duration";
import type { Command } from "./commands";

const clockSchema = z.object({ now: z.string(), offset_seconds: z.int(), performed: z.int() });

/** `clock`, and `clock advance DURATION`. */
export const clock: Command = async ({ connection, options, output }) => {
  const [verb, duration = "", ...others] = options.rest;
  if (others.length > 0 || (verb !== undefined && verb !== "advance")) {
    throw new Failure(EXIT.usage, "Say opentill clock, or opentill clock advance 4h.");
  }
  const read =
    verb === undefined
      ? await call(connection, "/test/clock", clockSchema)
      : await call(connection, "/test/clock/advance", clockSchema, { seconds: parseDuration(duration) });
  if (!output.isPretty || options.json) return output.data(options.json ? JSON.stringify(read) : read.now);
  const ahead = read.offset_seconds === 0 ? "" : ` (${read.offset_seconds.toLocaleString("en")} s ahead)`;
  output.data(`${output.styled("bold", read.now)}${ahead}`);
  if (verb) output.note(`${read.performed} due ${read.performed === 1 ? "thing was" : "things were"} done.`);
};
