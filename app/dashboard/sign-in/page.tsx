import { headers } from "next/headers";
import { SignInPage } from "@/components/dashboard/sign-in-page";
import { readVisitor } from "@/lib/http/dashboard/read-visitor";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Asks for an address, and says what was sent: the same to everybody. */
export default async function Page({ searchParams }: Props) {
  const [query, visitor] = await Promise.all([searchParams, headers().then(readVisitor)]);
  const word = (name: string) => (typeof query[name] === "string" ? query[name] : null);
  return (
    <SignInPage
      isSent={query.sent !== undefined}
      isOut={query.out !== undefined}
      refused={word("refused")}
      typed={word("email") ?? ""}
      signedInAs={visitor?.email ?? null}
    />
  );
}
