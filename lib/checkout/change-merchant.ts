import type { Scope } from "@/db/context";
import type { MerchantObject } from "@/lib/contracts/merchant-objects";
import type { UpdateMerchantRequest } from "@/lib/contracts/merchant-request";
import { fieldError } from "@/lib/contracts/parse";
import { type FieldError, invalidFields } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { updateMerchant } from "@/lib/merchants/update-merchant";
import { findPaymentMethod } from "@/lib/payments/methods/find-payment-method";

/** Changes a merchant's settings, and refuses (422) beside what `updateMerchant` refuses the ids of no payment method. */
export async function changeMerchant(
  ctx: TransactionContext,
  scope: Scope,
  request: UpdateMerchantRequest,
): Promise<MerchantObject> {
  const byCountry = Object.entries(request.payment_methods_by_country ?? {});
  const errors = [
    ...unknownMethods(["payment_methods"], request.payment_methods ?? []),
    ...byCountry.flatMap(([country, methods]) =>
      unknownMethods(["payment_methods_by_country", country], methods ?? []),
    ),
  ];
  if (errors.length > 0) throw invalidFields(errors);
  return updateMerchant(ctx, scope, request);
}

function unknownMethods(path: readonly string[], methods: readonly string[]): FieldError[] {
  return methods.flatMap((id, index) =>
    findPaymentMethod(id) ? [] : [fieldError([...path, index], "payment_method_unknown")],
  );
}
