import { unreadable } from "../unreadable";

/** An element of one entry or account, by its local name. Banks' prefixes and versions differ; the names do not. */
export type XmlNode = {
  name: string;
  currency: string | null;
  text: string;
  line: number;
  children: XmlNode[];
};

/** The elements at a path of names, in their order. */
export function findAll(node: XmlNode, path: string): XmlNode[] {
  return path
    .split("/")
    .reduce<XmlNode[]>(
      (nodes, name) => nodes.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [node],
    );
}

/** The first text at a path, without spaces around it; null where there is none. */
export function textAt(node: XmlNode, path: string): string | null {
  const text = findAll(node, path)[0]?.text.trim();
  return text === undefined || text === "" ? null : text;
}

/** The one element of that name: two would be two truths. Null for none. */
export function onlyChild(node: XmlNode, name: string): XmlNode | null {
  const [first, second] = node.children.filter((child) => child.name === name);
  if (second) throw unreadable(`${node.name} has a second ${name}.`, second.line);
  return first ?? null;
}

export function neededChild(node: XmlNode, name: string): XmlNode {
  const child = onlyChild(node, name);
  if (!child) throw unreadable(`${node.name} has no ${name}.`, node.line);
  return child;
}
