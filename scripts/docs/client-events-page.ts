import { CLIENT_EVENT_TYPES } from "@/lib/contracts/client-events";
import { CLIENT_EVENT_DESCRIPTIONS } from "./client-event-descriptions";
import { code, codes, page, table } from "./markdown";

export function clientEventsPage(): string {
  return page(
    "Client events",
    `What the page in a frame says to the page around it: ${code('{ source: "opentill", version: 1, type, session_id, data }')}, sent by ${code("postMessage")} to the session's ${code("embed_origin")} alone. How to listen is in the [guide](../guides/embedding.md).`,
    "None of it is proof of a payment: deliver on the [webhook](events.md).",
    table(
      ["type", "when", code("data")],
      CLIENT_EVENT_TYPES.map((type) => {
        const { when, data } = CLIENT_EVENT_DESCRIPTIONS[type];
        return [code(type), when, codes(data)];
      }),
    ),
  );
}
