/** What each file imports. */
export type Imports = Map<string, readonly string[]>;

/** Files each of which imports the next, the last one being the first again; null where there is no such circle. */
export function findCircle(imports: Imports): string[] | null {
  const finished = new Set<string>();
  const walk = (file: string, path: string[]): string[] | null => {
    if (finished.has(file)) return null;
    const at = path.indexOf(file);
    if (at >= 0) return [...path.slice(at), file];
    for (const next of imports.get(file) ?? []) {
      const circle = walk(next, [...path, file]);
      if (circle) return circle;
    }
    finished.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return null;
}
