import { API_SCOPES, type ApiScope } from "./scopes";

/** What somebody of a merchant's people may be. */
export const ROLE_NAMES = ["owner", "developer", "support", "finance", "viewer"] as const;
export type Role = (typeof ROLE_NAMES)[number];

/** The words of the API's scopes, and what people can do beside them. */
export type Permission = ApiScope | "people:read" | "people:write";

export const PERMISSIONS: readonly Permission[] = [...API_SCOPES, "people:read", "people:write"];

/** The customers' business: what everybody in the shop may look at. */
const SALES: readonly Permission[] = [
  "checkout_sessions:read",
  "links:read",
  "orders:read",
  "payments:read",
  "payment_methods:read",
  "products:read",
  "refund_requests:read",
  "refunds:read",
  "merchant:read",
];

/**
 * Who may do what: the one table. A verb that a person calls asks it through `requirePermission`
 * (`lib/people/require-permission.ts`); pages only leave out what would be refused.
 */
export const ROLES: Readonly<Record<Role, { description: string; permissions: readonly Permission[] }>> = {
  owner: { description: "Everything, people included.", permissions: PERMISSIONS },
  developer: {
    description: "Keys, webhooks, products, links and test mode. Moves no money.",
    permissions: [
      ...SALES,
      "api_keys:read",
      "api_keys:write",
      "callback_secret:read",
      "checkout_sessions:write",
      "events:read",
      "links:write",
      "products:write",
      "test_mode:read",
      "test_mode:write",
      "webhook_endpoints:read",
      "webhook_endpoints:write",
    ],
  },
  support: {
    description: "Customers' orders: confirms and cancels payments, cancels orders, asks for refunds.",
    permissions: [...SALES, "orders:write", "payments:write", "refund_requests:write"],
  },
  finance: {
    description: "Money: confirms and cancels payments, marks orders as paid, gives money back.",
    permissions: [
      ...SALES,
      "events:read",
      "orders:write",
      "payments:write",
      "refund_requests:write",
      "refunds:write",
      "people:read",
    ],
  },
  viewer: { description: "Looks at the customers' business, and changes nothing.", permissions: SALES },
};

export function mayDo(role: Role, permission: Permission): boolean {
  return ROLES[role].permissions.includes(permission);
}
