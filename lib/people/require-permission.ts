import type { Scope } from "@/db/context";
import { mayDo, type Permission, type Role } from "@/lib/contracts/roles";
import { Refusal } from "@/lib/core/errors";

/** Somebody at work for one merchant in one mode: who, where, and as what. */
export type Seat = Scope & { personId: string; role: Role };

/** Refuses (403 `forbidden`) what the role may not do, and names both. Every verb that a person calls asks first. */
export function requirePermission({ role }: Pick<Seat, "role">, permission: Permission): void {
  if (mayDo(role, permission)) return;
  throw new Refusal(403, "forbidden", `The role ${role} may not do this. It lacks ${permission}.`);
}
