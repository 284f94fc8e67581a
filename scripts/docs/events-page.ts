import { type EventType, NOTICE_EVENT_TYPES, TRANSITION_EVENT_TYPES } from "@/lib/contracts/event-types";
import { objectLink } from "./api-objects-list";
import { EVENT_DESCRIPTIONS } from "./event-descriptions";
import { code, page, table } from "./markdown";

export function eventsPage(): string {
  return page(
    "Events",
    `Sent to webhook endpoints and listed by ${code("GET /api/v1/events")}; the envelope is ${objectLink("event")}. How they are delivered is in the [guide](../guides/webhooks.md).`,
    "## Changes of a status",
    "Each change of a status has exactly one event.",
    tableOf(TRANSITION_EVENT_TYPES),
    "## Notices",
    "They change no status: something that the merchant should do or know.",
    tableOf(NOTICE_EVENT_TYPES),
  );
}

function tableOf(types: readonly EventType[]): string {
  return table(
    ["type", `${code("data")} is`, "what happened"],
    types.map((type) => [code(type), objectLink(objectOf(type)), EVENT_DESCRIPTIONS[type]]),
  );
}

/** The type begins with its object's name, but for the one notice that carries an object of its own. */
function objectOf(type: EventType): string {
  return type === "payment.unexpected_report" ? "unexpected_report" : type.slice(0, type.lastIndexOf("."));
}
