import { answerSignInRequest } from "@/lib/http/dashboard/answer-sign-in-request";
import { openForm } from "@/lib/http/dashboard/dashboard-form";

export const POST = openForm(
  async ({ ctx, request, form }) => {
    await answerSignInRequest(ctx, request, form);
    return { location: "/dashboard/sign-in?sent=1" };
  },
  (refusal, { form }) => {
    const typed = refusal.status === 422 ? String(form.get("email") ?? "").slice(0, 254) : "";
    return `/dashboard/sign-in?${new URLSearchParams({ refused: refusal.code, ...(typed ? { email: typed } : {}) })}`;
  },
);
