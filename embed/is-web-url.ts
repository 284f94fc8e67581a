/** Whether a window may be sent there: an absolute http or https URL, never `javascript:` or `data:`. */
export function isWebUrl(url: unknown): url is string {
  return typeof url === "string" && /^https?:\/\//i.test(url);
}
