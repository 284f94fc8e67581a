/** One field: its tag without colons, its lines without their ends, and where it begins. */
export type Field = { tag: string; lines: string[]; line: number };

/**
 * The fields of a file with one or more messages, with or without SWIFT's blocks around them. What stands before the first
 * field of a message, or behind its end, is a bank's own and is left out.
 */
export function splitFields(text: string): Field[] {
  const fields: Field[] = [];
  let open: Field | null = null;
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const line = written.replace(/^\{[1-5]:.*\{4:/, "");
    const [head, tag] = /^:(\d{2}[A-Z]?):/.exec(line) ?? [];
    if (head !== undefined && tag !== undefined) {
      open = { tag, lines: [line.slice(head.length)], line: index + 1 };
      fields.push(open);
    } else if (isEnd(line)) {
      open = null;
    } else {
      open?.lines.push(line);
    }
  }
  return fields;
}

/** `-`, `-}` with what follows, or a bank's `-XXX`. */
function isEnd(line: string): boolean {
  return /^-(\}.*|X{1,3})?\s*$/.test(line);
}
