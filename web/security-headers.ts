/** On every answer, whatever it is: a browser takes it for what it says it is, and tells nobody where its reader came from. */
export const EVERY_ANSWER = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
} as const;
