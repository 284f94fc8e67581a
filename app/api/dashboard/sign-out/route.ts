import { dashboardForm } from "@/lib/http/dashboard/dashboard-form";
import { sessionCookie } from "@/lib/http/dashboard/session-cookie";
import { revokeSession } from "@/lib/people/revoke-session";

export const POST = dashboardForm(
  async ({ ctx, visitor }) => {
    await revokeSession(ctx, visitor.personId, visitor.sessionId);
    return { location: "/dashboard/sign-in?out=1", cookie: sessionCookie(ctx.baseUrl, null) };
  },
  () => null,
);
