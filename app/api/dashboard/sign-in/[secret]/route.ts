import { notFound } from "@/lib/core/errors";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { transact } from "@/lib/events/transact";
import { openForm } from "@/lib/http/dashboard/dashboard-form";
import { sessionCookie } from "@/lib/http/dashboard/session-cookie";
import { signIn } from "@/lib/people/sign-in";

export const POST = openForm(
  async ({ ctx, request, params }) => {
    const id = openLinkSecret(ctx.keys.links, params.secret ?? "");
    if (!id?.startsWith("sil_")) throw notFound("page");
    const token = await transact(ctx, (inside) => signIn(inside, id, request.headers.get("user-agent")));
    return { location: "/dashboard", cookie: sessionCookie(ctx.baseUrl, token) };
  },
  (refusal) => (refusal.status === 410 ? "/dashboard/sign-in?refused=sign_in_link_ended" : null),
);
