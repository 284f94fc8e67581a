import { z } from "zod";
import { timeField } from "./fields";
import { MAX_CLOCK_ADVANCE_DAYS } from "./limits";
import { TEST_FAULTS } from "./statuses";

const time = z.iso.datetime({ offset: true });
const MAX_ADVANCE_SECONDS = MAX_CLOCK_ADVANCE_DAYS * 24 * 60 * 60;

/** `POST /test/clock/advance`: by so many seconds, or to a time that is still to come. */
export const advanceClockSchema = z
  .strictObject({
    seconds: z
      .int({ error: "clock_advance_invalid" })
      .min(1, { error: "clock_advance_invalid" })
      .max(MAX_ADVANCE_SECONDS, { error: "clock_advance_invalid" })
      .optional(),
    to: timeField.optional(),
  })
  .superRefine((request, issues) => {
    if ((request.seconds === undefined) === (request.to === undefined)) {
      issues.addIssue({ code: "custom", path: ["seconds"], message: "clock_advance_invalid" });
    }
  });
export type AdvanceClockRequest = z.infer<typeof advanceClockSchema>;

/** `performed`: how many things were due on the way and were done before the answer. */
export const testClockSchema = z.object({
  object: z.literal("test_clock"),
  now: time,
  offset_seconds: z.int(),
  performed: z.int(),
});
export type TestClockObject = z.infer<typeof testClockSchema>;

/** `POST /test/faults`: what is to go wrong with the next payment. */
export const setFaultSchema = z.strictObject({ fault: z.enum(TEST_FAULTS) });

export const testFaultSchema = z.object({
  id: z.string(),
  object: z.literal("test_fault"),
  fault: z.enum(TEST_FAULTS),
  payment: z.string().nullable(),
  created_at: time,
});
export type TestFaultObject = z.infer<typeof testFaultSchema>;
