/**
 * The URL that a text is, or null. `URL.canParse` is nothing for a server: in Node 20, once it ran often enough to be compiled, it
 * says no to every address with a sign of Latin-1 beyond ASCII, such as `https://bücher.example`.
 */
export function parseAddress(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
