import { z } from "zod";

/** A command whose path says it all: the body is empty, or an empty object. */
export const noFieldsSchema = z.strictObject({});
