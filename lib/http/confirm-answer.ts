import { z } from "zod";
import { parseInput } from "@/lib/contracts/parse";
import type { Refusal } from "@/lib/core/errors";

const answerSchema = z.object({ answer: z.enum(["confirm", "cancel"]) });

/** Which of the two buttons of a confirm link's page was pressed; refused (422) where it was neither. */
export function parseConfirmAnswer(form: FormData): "confirm" | "cancel" {
  return parseInput(answerSchema, { answer: form.get("answer") ?? undefined }).answer;
}

/** Where a form of that page leads: back to it, and to what was refused. */
export function confirmAddress(secret: string, refusal?: Refusal): string {
  return `/confirm/${secret}${refusal ? `?refused=${refusal.code}` : ""}`;
}
