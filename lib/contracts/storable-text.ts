const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** PostgreSQL keeps neither a NUL nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return toStorable(text) === text;
}

/** The text without what could not be kept. */
export function toStorable(text: string): string {
  return text.replaceAll("\u0000", "").replace(LONE_SURROGATE, "");
}
