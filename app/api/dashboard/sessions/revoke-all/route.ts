import { transact } from "@/lib/events/transact";
import { dashboardForm } from "@/lib/http/dashboard/dashboard-form";
import { sessionCookie } from "@/lib/http/dashboard/session-cookie";
import { revokeAllSessions } from "@/lib/people/revoke-all-sessions";

export const POST = dashboardForm(
  async ({ ctx, visitor }) => {
    await transact(ctx, (inside) => revokeAllSessions(inside, visitor.personId));
    return { location: "/dashboard/sign-in?out=1", cookie: sessionCookie(ctx.baseUrl, null) };
  },
  () => null,
);
