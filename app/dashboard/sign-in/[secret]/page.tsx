import { notFound } from "next/navigation";
import { SignInButtonPage } from "@/components/dashboard/sign-in-button-page";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";
import { webContext } from "@/lib/http/context";
import { findSignInLink, isOpenLink } from "@/lib/people/queries";

type Props = { params: Promise<{ secret: string }> };

/** Where the letter leads. Looking changes nothing: a program that opens every link of a mail uses none up. */
export default async function Page({ params }: Props) {
  const { ctx } = webContext();
  const { secret } = await params;
  const id = openLinkSecret(ctx.keys.links, secret);
  if (!id?.startsWith("sil_")) notFound();
  const link = await findSignInLink(ctx.db, id);
  const isOpen = link !== null && isOpenLink(link, ctx.wallClock.now());
  return <SignInButtonPage secret={secret} email={isOpen ? link.email : null} />;
}
