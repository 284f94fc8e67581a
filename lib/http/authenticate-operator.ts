import { Refusal } from "@/lib/core/errors";
import { findOperatorKey } from "@/lib/core/secrets/operator-key";

/** Which operator key it was, counted from 1 as the environment lists them, and how to tell it from others in the log. */
export type OperatorCaller = { key: number; keyHash: string };

/** So much of a key's hash tells keys apart in the log and finds none. */
const SHOWN_HASH_LENGTH = 8;

/**
 * Who calls the operator's API, by `Authorization: Bearer op_…`. It asks nothing of the database. Where the server has no
 * operator key, whatever comes gets the same 404; else every key that is not one of them, a merchant's too, the same 401.
 */
export function authenticateOperator(hashes: readonly Uint8Array[], request: Request): OperatorCaller {
  if (hashes.length === 0) {
    throw new Refusal(
      404,
      "operator_api_off",
      "This server has no operator key, so that nobody can use this.",
    );
  }
  const text = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const index = findOperatorKey(hashes, text);
  if (index === null) {
    throw new Refusal(401, "unauthorized", "Send an operator key as Authorization: Bearer op_….", {
      headers: { "www-authenticate": 'Bearer realm="opentill operator"' },
    });
  }
  const keyHash = Buffer.from(hashes[index] ?? [])
    .toString("hex")
    .slice(0, SHOWN_HASH_LENGTH);
  return { key: index + 1, keyHash };
}
