import type { EmbedEvent } from "./types";

/** The event in a window message, or null when the message is not Opentill's. Types not yet known are let through. */
export function readMessage(message: { origin: string; data: unknown }, origin: string): EmbedEvent | null {
  return message.origin === origin && isClientEvent(message.data) ? message.data : null;
}

function isClientEvent(message: unknown): message is EmbedEvent {
  if (!isObject(message)) return false;
  const { source, version, type, data } = message;
  return source === "opentill" && version === 1 && typeof type === "string" && isObject(data);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
