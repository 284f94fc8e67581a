import { notFound, redirect } from "next/navigation";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { openShortCode } from "@/lib/core/secrets/short-code";
import { webContext } from "@/lib/http/context";
import { findPhone } from "@/lib/phones/queries";

type Props = { params: Promise<{ code: string }> };

/** The short link of a text message: on to the page of the phone. */
export default async function Page({ params }: Props) {
  const { ctx } = webContext();
  const { code } = await params;
  const id = openShortCode(ctx.keys.shortLinks, "phone", code);
  const phone = id && (await findPhone(ctx.db, id));
  if (!phone) notFound();
  redirect(`/phone/${linkSecret(ctx.keys.links, phone.id)}`);
}
