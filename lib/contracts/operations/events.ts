import { eventSchema } from "../event-objects";
import { eventStreamQuery, eventsQuery, listSchema } from "../list-queries";
import type { Operation } from "./operation";

export const EVENT_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/events",
    id: "listEvents",
    scope: "events:read",
    summary: "The log of events behind a cursor, oldest first",
    query: eventsQuery,
    status: 200,
    answer: listSchema(eventSchema),
  },
  {
    method: "get",
    path: "/events/stream",
    id: "streamEvents",
    scope: "events:read",
    summary: "The log of events as it is written, as server-sent events",
    query: eventStreamQuery,
    status: 200,
    answer: eventSchema,
    isStream: true,
  },
];
