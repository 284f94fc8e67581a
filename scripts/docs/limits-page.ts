import * as contract from "@/lib/contracts/limits";
import { MAX_AMOUNT_MINOR } from "@/lib/core/money";
import { LIMIT_DESCRIPTIONS, type LimitName } from "./limit-descriptions";
import { page, table } from "./markdown";

export function limitsPage(): string {
  const limits: Record<LimitName, number> = { ...contract };
  const names = Object.keys(LIMIT_DESCRIPTIONS) as LimitName[];
  return page(
    "Limits",
    "What is beyond a limit of a request is refused, never cut.",
    table(
      ["of", "limit"],
      [
        ...names.map((name) => row(LIMIT_DESCRIPTIONS[name], limits[name])),
        row({ of: "Largest amount", unit: "minor units" }, MAX_AMOUNT_MINOR),
      ],
    ),
  );
}

function row({ of, unit }: { of: string; unit: string }, value: number): string[] {
  return [of, `${value.toLocaleString("en")} ${unit}`];
}
