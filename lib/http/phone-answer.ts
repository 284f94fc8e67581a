import { z } from "zod";
import { LOCALES } from "@/lib/contracts/locales";
import { parseInput } from "@/lib/contracts/parse";

const MAX_ID_LENGTH = 64;

const answerSchema = z.object({
  payment: z.string({ error: "text_required" }).min(1, { error: "text_required" }).max(MAX_ID_LENGTH),
  /** The language that the page was in; anything else counts as none. */
  lang: z.enum(LOCALES).nullable().catch(null),
});

/** Which request a form of the phone's page answers, and in which language it was asked. */
export function parsePhoneAnswer(form: FormData) {
  const { payment, lang } = parseInput(answerSchema, {
    payment: form.get("payment") ?? undefined,
    lang: form.get("lang"),
  });
  return { paymentId: payment, locale: lang };
}
