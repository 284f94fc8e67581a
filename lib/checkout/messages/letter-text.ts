import type { Letter } from "./letter";

/** The letter for readers without HTML. The link stands on a line of its own, so that mail programs find its end. */
export function letterText(letter: Letter): string {
  const parts = [
    letter.notice && `[${letter.notice}]`,
    letter.heading,
    ...letter.paragraphs,
    letter.lines.map(({ label, amount }) => `${label}: ${amount}`).join("\n"),
    letter.facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    letter.button && `${letter.button.label}:\n${letter.button.url}`,
    ...letter.footnotes,
    `-- \n${letter.merchant.name}`,
  ];
  return `${parts.filter((part) => part !== null && part !== "").join("\n\n")}\n`;
}
