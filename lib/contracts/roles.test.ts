import { describe, expect, it } from "vitest";
import { mayDo, PERMISSIONS, type Permission, ROLE_NAMES, ROLES, type Role } from "./roles";

/** Roles by what each may do that changes something or shows a secret: written out a second time, by hand. */
const WRITES: Record<Exclude<Role, "owner">, readonly Permission[]> = {
  developer: [
    "checkout_sessions:write",
    "links:write",
    "products:write",
    "webhook_endpoints:write",
    "callback_secret:read",
    "api_keys:write",
    "test_mode:write",
  ],
  support: ["orders:write", "payments:write", "refund_requests:write"],
  finance: ["orders:write", "payments:write", "refunds:write", "refund_requests:write"],
  viewer: [],
};

const isPowerful = (permission: Permission) =>
  permission.endsWith(":write") || permission === "callback_secret:read";

describe("the table of roles", () => {
  const cells = ROLE_NAMES.flatMap((role) => PERMISSIONS.map((permission) => ({ role, permission })));

  it.each(cells.filter(({ permission }) => isPowerful(permission)))(
    "lets $role do $permission where it should, and nowhere else",
    ({ role, permission }) => {
      expect(mayDo(role, permission)).toBe(role === "owner" || WRITES[role].includes(permission));
    },
  );

  it("lets everybody look at the customers' business", () => {
    for (const role of ROLE_NAMES) {
      for (const noun of ["orders", "payments", "refunds", "refund_requests"] as const) {
        expect(mayDo(role, `${noun}:read`)).toBe(true);
      }
    }
  });

  it("keeps keys, secrets and people from those who only serve customers", () => {
    for (const role of ["support", "viewer"] as const) {
      for (const permission of ["api_keys:read", "callback_secret:read", "people:read"] as const) {
        expect(mayDo(role, permission)).toBe(false);
      }
    }
  });

  it("lets whoever may write a thing read it", () => {
    for (const role of ROLE_NAMES) {
      for (const permission of ROLES[role].permissions.filter((each) => each.endsWith(":write"))) {
        const read = permission.replace(":write", ":read") as Permission;
        expect({ role, read, may: mayDo(role, read) }).toEqual({ role, read, may: true });
      }
    }
  });

  it("names no permission twice", () => {
    for (const { permissions } of Object.values(ROLES)) {
      expect(new Set(permissions).size).toBe(permissions.length);
    }
  });
});
