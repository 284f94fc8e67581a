import { eventSchema } from "../event-objects";
import { eventsQuery, listSchema } from "../list-queries";
import type { Operation } from "./operation";

export const EVENT_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/events",
    id: "listEvents",
    summary: "The log of events behind a cursor, oldest first",
    query: eventsQuery,
    status: 200,
    answer: listSchema(eventSchema),
  },
];
