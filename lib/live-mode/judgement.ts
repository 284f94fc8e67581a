import type { ChecklistPoint } from "@/lib/contracts/live-mode";

/** Whether a point is done, and in words what is there or what to do. */
export type Judgement = Omit<ChecklistPoint, "id">;
