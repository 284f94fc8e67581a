import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { WelcomePage } from "@/components/dashboard/welcome-page";
import { readVisitor } from "@/lib/http/dashboard/read-visitor";

/** Where a person belongs, and as what. Who belongs to one shop alone is led there. */
export default async function Page() {
  const visitor = await readVisitor(await headers());
  if (!visitor) redirect("/dashboard/sign-in");
  const [first, ...others] = visitor.memberships;
  if (first && others.length === 0)
    redirect(`/dashboard/${first.merchantId}/${first.isLive ? "live" : "test"}`);
  return <WelcomePage email={visitor.email} memberships={visitor.memberships} />;
}
