import type { z } from "zod";
import { isValidationCode, type ValidationCode } from "./validation-codes";

/** What a value of the wrong kind is told, by the kind that was expected. */
const EXPECTED: Record<string, ValidationCode> = {
  string: "text_expected",
  boolean: "boolean_expected",
  number: "number_expected",
  int: "number_expected",
  array: "list_expected",
  object: "object_expected",
  record: "object_expected",
};

/**
 * Our code for an issue of the schema library. A schema names its own as the message; what it has left to the library is
 * judged by the issue's kind, so that no word of the library ever comes out.
 */
export function codeOfIssue(issue: z.core.$ZodIssue): ValidationCode {
  if (isValidationCode(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "field_required" : (EXPECTED[issue.expected] ?? "value_unknown");
    case "too_big":
      if (issue.origin === "string") return "text_too_long";
      return issue.origin === "array" ? "list_too_long" : "number_out_of_range";
    case "too_small":
      if (issue.origin === "string") return "text_required";
      return issue.origin === "array" ? "list_empty" : "number_out_of_range";
    case "invalid_value":
    case "invalid_union":
      return issue.input === undefined ? "field_required" : "value_unknown";
    case "unrecognized_keys":
      return "unknown_field";
    case "invalid_format":
      return "text_invalid";
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return "value_unknown";
  }
}
