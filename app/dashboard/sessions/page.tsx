import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SessionsPage } from "@/components/dashboard/sessions-page";
import { webContext } from "@/lib/http/context";
import { readVisitor } from "@/lib/http/dashboard/read-visitor";
import { listSessions } from "@/lib/people/list-sessions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a person is signed in, each with a button that ends it. */
export default async function Page({ searchParams }: Props) {
  const [query, visitor] = await Promise.all([searchParams, headers().then(readVisitor)]);
  if (!visitor) redirect("/dashboard/sign-in");
  const sessions = await listSessions(webContext().ctx, visitor.personId);
  return (
    <SessionsPage
      email={visitor.email}
      sessions={sessions.map((session) => ({ ...session, isThis: session.id === visitor.sessionId }))}
      isRevoked={query.done === "revoked"}
      isMissing={query.refused === "not_found"}
    />
  );
}
