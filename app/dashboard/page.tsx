import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { WelcomePage } from "@/components/dashboard/welcome-page";
import { readVisitor } from "@/lib/http/dashboard/read-visitor";

/** Where a person belongs, and as what. */
export default async function Page() {
  const visitor = await readVisitor(await headers());
  if (!visitor) redirect("/dashboard/sign-in");
  return <WelcomePage email={visitor.email} memberships={visitor.memberships} />;
}
