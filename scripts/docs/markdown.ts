const MADE_BY = "<!-- Made by `npm run docs` from the contracts. Change those, not this page. -->";

/** A whole page: title, the note that it is generated, then its parts, a blank line between each. */
export function page(title: string, ...parts: readonly string[]): string {
  return `${[`# ${title}`, MADE_BY, ...parts].join("\n\n")}\n`;
}

/** A table; bars and line breaks inside a cell are made harmless. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function codes(texts: readonly string[]): string {
  return texts.map(code).join(", ");
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
