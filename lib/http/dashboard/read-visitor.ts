import { webContext } from "@/lib/http/context";
import { findVisitor, type Visitor } from "@/lib/people/find-visitor";
import { readSessionToken } from "./session-cookie";

/** Who is signed in with this browser; null for nobody. */
export function readVisitor(headers: Pick<Headers, "get">): Promise<Visitor | null> {
  const { ctx } = webContext();
  return findVisitor(ctx, readSessionToken(ctx.baseUrl, headers.get("cookie")));
}
