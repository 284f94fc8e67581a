import { OPERATIONS, type Operation } from "./operations";

const API_PATH = "/api/v1";

type Shape = { operation: Operation; parts: string[] };

/** By method and number of parts; those that name a part come before those that leave it open. */
const SHAPES = new Map<string, Shape[]>();
for (const operation of OPERATIONS) {
  const parts = operation.path.split("/");
  const name = nameOf(operation.method, parts);
  SHAPES.set(name, [...(SHAPES.get(name) ?? []), { operation, parts }].sort(byOpenness));
}

/**
 * The operation that a request is for, by its method and the path of its address as it was sent; null for none. HEAD goes
 * with GET.
 */
export function findOperation(method: string, pathname: string): Operation | null {
  if (!pathname.startsWith(`${API_PATH}/`)) return null;
  const parts = pathname.slice(API_PATH.length).split("/").map(decode);
  const asked = method === "HEAD" ? "GET" : method;
  const shapes = SHAPES.get(nameOf(asked, parts)) ?? [];
  return shapes.find((shape) => fits(shape.parts, parts))?.operation ?? null;
}

function nameOf(method: string, parts: readonly string[]): string {
  return `${method.toUpperCase()} ${parts.length}`;
}

function byOpenness(left: Shape, right: Shape): number {
  return left.parts.filter(isOpen).length - right.parts.filter(isOpen).length;
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return pattern.every((part, index) => (isOpen(part) ? parts[index] !== "" : part === parts[index]));
}

function isOpen(part: string): boolean {
  return part.startsWith("{");
}

/** What a router compares. A percent sign that begins no code stays, and fits nothing. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
