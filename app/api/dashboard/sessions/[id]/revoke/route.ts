import { dashboardForm } from "@/lib/http/dashboard/dashboard-form";
import { revokeSession } from "@/lib/people/revoke-session";

export const POST = dashboardForm(
  async ({ ctx, visitor, params }) => {
    await revokeSession(ctx, visitor.personId, params.id ?? "");
    return { location: "/dashboard/sessions?done=revoked" };
  },
  (refusal) => `/dashboard/sessions?refused=${refusal.code}`,
);
