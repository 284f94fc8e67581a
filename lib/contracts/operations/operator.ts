import { healthSchema, queuesSchema } from "../operator-objects";
import type { OperatorOperation } from "./operation";

/** What whoever runs the server does, above all merchants. */
export const OPERATOR_OPERATIONS: readonly OperatorOperation[] = [
  {
    method: "get",
    path: "/operator/health",
    id: "getHealth",
    summary: "Whether the parts of the server do their work",
    status: 200,
    answer: healthSchema,
  },
  {
    method: "get",
    path: "/operator/queues",
    id: "getQueues",
    summary: "What waits to be done, by kind",
    status: 200,
    answer: queuesSchema,
  },
];
