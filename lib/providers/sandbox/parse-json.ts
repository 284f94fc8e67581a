/** The parsed text, or undefined where it is not JSON: for what strangers send, which must not throw. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
