import { ERROR_CODES } from "@/lib/contracts/error-codes";
import { code, page, table } from "./markdown";

export function errorsPage(): string {
  return page(
    "Errors",
    `A refusal is ${code("application/problem+json")} with ${code("type")}, ${code("title")}, ${code("status")}, ${code("detail")}, ${code("code")} and ${code("request_id")}. Decide by ${code("code")}: the words may change. ${code("type")} is the address of an explanation, ${code("/api/v1/errors/{code}")}.`,
    table(
      ["code", "title", "what to do"],
      Object.entries(ERROR_CODES).map(([name, [title, advice]]) => [code(name), title, advice]),
    ),
  );
}
