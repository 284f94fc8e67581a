/** Names that RFC 2606 and RFC 6761 keep for examples and tests, and those that mean this machine. */
const RESERVED_DOMAINS = [
  "example.com",
  "example.org",
  "example.net",
  "example",
  "test",
  "invalid",
  "localhost",
];

/** Whether nobody can have that name: it stands in examples, or means this machine. */
export function isExampleHost(host: string): boolean {
  return RESERVED_DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
