import { Refusal } from "@/lib/core/errors";

/** What a verb refuses about its input, each field's pointer with its code; empty where it refuses nothing. */
export async function refusedFields(work: Promise<unknown>): Promise<[string, string][]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error;
    return error.errors.map(({ pointer, code }) => [pointer, code]);
  }
}
