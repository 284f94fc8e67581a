import { z } from "zod";
import { listSchema, outboxQuery } from "../list-queries";
import { outboxMessageSchema } from "../outbox-objects";
import { advanceClockSchema, setFaultSchema, testClockSchema, testFaultSchema } from "../test-mode";
import type { Operation } from "./operation";

export const TEST_MODE_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/test/outbox",
    id: "listOutboxMessages",
    scope: "test_mode:read",
    summary: "What test mode has sent to people, newest first",
    query: outboxQuery,
    status: 200,
    answer: listSchema(outboxMessageSchema),
  },
  {
    method: "get",
    path: "/test/clock",
    id: "getTestClock",
    scope: "test_mode:read",
    summary: "Read the time of test mode",
    status: 200,
    answer: testClockSchema,
  },
  {
    method: "post",
    path: "/test/clock/advance",
    id: "advanceTestClock",
    scope: "test_mode:write",
    summary: "Move the time of test mode forward",
    body: advanceClockSchema,
    isOpenWhileSuspended: true,
    status: 200,
    answer: testClockSchema,
  },
  {
    method: "get",
    path: "/test/faults",
    id: "listTestFaults",
    scope: "test_mode:read",
    summary: "Faults that wait for a payment",
    status: 200,
    answer: z.object({ object: z.literal("list"), data: z.array(testFaultSchema) }),
  },
  {
    method: "post",
    path: "/test/faults",
    id: "setTestFault",
    scope: "test_mode:write",
    summary: "Have something go wrong with the next payment",
    body: setFaultSchema,
    status: 201,
    answer: testFaultSchema,
  },
];
