import type { TransactionContext } from "@/lib/events/transact";
import { createSignInLink, signInUrl } from "@/lib/people/create-sign-in-link";
import { listMembers } from "@/lib/people/queries";
import { setMember } from "@/lib/people/set-member";

const DEMO_OWNER = "owner@littleleaf.example";

/** A link that signs the demo's owner in once, within 15 minutes of this start. A demo of an earlier version gets its owner. */
export async function dashboardLink(ctx: TransactionContext, merchantId: string): Promise<string> {
  const owner = (await listMembers(ctx.tx, merchantId)).find(({ role }) => role === "owner");
  const invited = { merchantId, email: owner?.email ?? DEMO_OWNER, role: "owner" as const };
  const person = await setMember(ctx, invited);
  return signInUrl(ctx, await createSignInLink(ctx, person.id));
}
