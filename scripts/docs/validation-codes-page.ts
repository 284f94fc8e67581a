import { VALIDATION_MESSAGES } from "@/lib/contracts/validation-codes";
import { code, page, table } from "./markdown";

export function validationCodesPage(): string {
  return page(
    "Validation codes",
    `With ${code("invalid_fields")} (422) a problem names each wrong field in ${code("errors")}: a JSON ${code("pointer")} into the request, one of these codes, and a ${code("message")}.`,
    table(
      ["code", "meaning"],
      Object.entries(VALIDATION_MESSAGES).map(([name, message]) => [code(name), message]),
    ),
  );
}
