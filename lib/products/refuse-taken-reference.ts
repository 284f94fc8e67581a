import { sqlState } from "@/db/transaction";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";

const UNIQUE_VIOLATION = "23505";

/** Runs a write of a product's row; refuses (422) where another product of the merchant and mode has its reference. */
export async function refuseTakenReference<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw invalidFields([fieldError(["reference"], "reference_taken")]);
  }
}
