import type { CliEvent } from "./api/event-schema";
import type { Output } from "./output";

const TYPE_WIDTH = 32;

/** One line for a person: when, what, about what. */
export function presentEvent(event: CliEvent, output: Output): string {
  const time = output.styled("dim", event.timestamp.slice(0, 19).replace("T", " "));
  const type = output.styled(styleOf(event.type), event.type.padEnd(TYPE_WIDTH));
  return `${time}  ${type}  ${event.data.id ?? ""}  ${output.styled("dim", event.id)}`;
}

function styleOf(type: string): "green" | "red" | "yellow" | "cyan" {
  if (/\.(paid|succeeded|completed|accepted)$/.test(type)) return "green";
  if (/\.(failed|expired|refused|disabled|unexpected_report)$/.test(type)) return "red";
  if (/\.(canceled|deleted|ready_to_confirm|confirmation_expiring)$/.test(type)) return "yellow";
  return "cyan";
}
