import { styleText } from "node:util";

type Stream = { write(text: string): unknown; isTTY?: boolean };
type Style = Parameters<typeof styleText>[0];

export type Output = {
  /** For people: colours and aligned columns. Otherwise for programs: plain and one record a line. */
  isPretty: boolean;
  /** What was asked for, to standard output. */
  data(line: string): void;
  /** What a person may want to know besides, to standard error. */
  note(line: string): void;
  problem(line: string): void;
  /** The text in a style, where styles are shown. */
  styled(style: Style, text: string): string;
};

/** Pretty on a terminal, plain in a pipe. `NO_COLOR` is honoured. */
export function createOutput(
  out: Stream,
  err: Stream,
  variables: Record<string, string | undefined>,
): Output {
  const isPretty = out.isTTY === true;
  const hasColour = isPretty && !variables.NO_COLOR;
  const styled = (style: Style, text: string) =>
    hasColour ? styleText(style, text, { validateStream: false }) : text;
  return {
    isPretty,
    styled,
    data: (line) => out.write(`${line}\n`),
    note: (line) => err.write(`${line}\n`),
    problem: (line) => err.write(`${styled("red", "Error:")} ${line}\n`),
  };
}
