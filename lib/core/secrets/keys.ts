import { deriveKey } from "./derive-key";

/** The keys that a process works with, each derived from the master secret for one purpose. */
export type Keys = {
  /** Makes and opens the secrets of customers' links. */
  links: Uint8Array;
  /** Makes and opens the codes of short links. */
  shortLinks: Uint8Array;
  /** Encrypts secrets at rest. */
  storage: Uint8Array;
  /** Makes the secrets that confirmation callbacks are signed with. */
  callbacks: Uint8Array;
  /** Makes the key pair by which push services know this server. */
  push: Uint8Array;
};

export function deriveKeys(masterSecret: string): Keys {
  return {
    links: deriveKey(masterSecret, "links"),
    shortLinks: deriveKey(masterSecret, "short-links"),
    storage: deriveKey(masterSecret, "storage"),
    callbacks: deriveKey(masterSecret, "callbacks"),
    push: deriveKey(masterSecret, "push"),
  };
}
