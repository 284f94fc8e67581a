import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { Refusal } from "@/lib/core/errors";
import { readSeat, type Seated } from "./read-seat";

type Params = Promise<{ merchant: string; mode: string }>;

/** Opens a page of a merchant's mode: who is not signed in is led to sign in, and what there is none of is not found. */
export async function openDashboardPage(params: Params): Promise<Seated> {
  const seated = await readSeat(await headers(), await params).catch(asNotFound);
  return seated ?? redirect("/dashboard/sign-in");
}

/** A refusal of a read, as the framework's own. */
export function asNotFound(error: unknown): never {
  if (error instanceof Refusal && error.status === 404) notFound();
  throw error;
}
