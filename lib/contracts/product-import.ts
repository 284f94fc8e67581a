import { z } from "zod";

const time = z.iso.datetime({ offset: true });

export const FILE_DELIMITERS = ["comma", "semicolon", "tab"] as const;
export type FileDelimiter = (typeof FILE_DELIMITERS)[number];

/** What a file may be declared as: Windows calls a comma separated one a sheet. */
export const PRODUCT_FILE_TYPES = ["text/csv", "text/tab-separated-values", "application/vnd.ms-excel"];

/** `POST /products/import`. */
export const productImportQuery = z.strictObject({
  dry_run: z
    .enum(["true", "false"], { error: "boolean_expected" })
    .default("false")
    .transform((text) => text === "true")
    .describe("`true` answers what the import would answer, and changes nothing."),
  decimal: z
    .enum(["point", "comma"])
    .optional()
    .describe(
      "The sign before the decimals of a price. Where it is not sent: a point in a file with commas between cells, else what the file's own prices show.",
    ),
});

/** What became of a file, all of whose lines were taken. It is answered, and is the `data` of the import's one event. */
export const productImportSchema = z.object({
  id: z.string(),
  object: z.literal("product_import"),
  livemode: z.boolean(),
  dry_run: z.boolean(),
  encoding: z.string().describe("How the file's bytes were read."),
  delimiter: z.enum(FILE_DELIMITERS).describe("What stands between its cells."),
  lines: z.int().describe("Products in the file."),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int().describe("Products that were so already."),
  archived: z.int().describe("Products among the updated and the unchanged that are archived, and stay so."),
  created_at: time,
});
export type ProductImportObject = z.infer<typeof productImportSchema>;

/** `GET /products.csv`. */
export const productExportQuery = z.strictObject({
  active: z
    .enum(["true", "false"], { error: "boolean_expected" })
    .transform((text) => text === "true")
    .optional(),
});
