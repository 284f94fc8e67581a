import { SaxesParser } from "saxes";
import { unreadable } from "../unreadable";
import type { XmlNode } from "./xml-node";

/** Deeper than any statement, and shallow enough for everything that walks it. */
const MAX_DEPTH = 40;

type Visitor = {
  /** Names of elements that are gathered whole and handed over when they end. */
  gathers: ReadonlySet<string>;
  open: (name: string, line: number) => void;
  gathered: (node: XmlNode) => void;
  close: (name: string, line: number) => void;
};

/**
 * Walks through a document, holding no more of it than the element that is gathered. Refuses (400) what is not well formed,
 * and a document type with whatever it declares: so there are no entities but XML's own five.
 */
export function walkXml(xml: string, visitor: Visitor): void {
  const parser = new SaxesParser();
  const inside: XmlNode[] = [];
  let depth = 0;
  parser.on("error", (error) => {
    throw unreadable(`This is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, "")}`, parser.line);
  });
  parser.on("doctype", () => {
    throw unreadable("A statement has no document type.", parser.line);
  });
  parser.on("opentag", ({ name: written, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw unreadable("Elements are nested too deeply.", parser.line);
    const name = localName(written);
    const parent = inside.at(-1);
    if (!parent && !visitor.gathers.has(name)) return visitor.open(name, parser.line);
    const node = { name, currency: attributes.Ccy ?? null, text: "", line: parser.line, children: [] };
    parent?.children.push(node);
    inside.push(node);
  });
  const addText = (text: string) => {
    const node = inside.at(-1);
    if (node) node.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    const node = inside.pop();
    if (!node) return visitor.close(localName(name), parser.line);
    if (inside.length === 0) visitor.gathered(node);
  });
  parser.write(xml).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
