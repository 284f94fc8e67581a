import type { MachineTable } from "@/lib/core/machine";

/** As rows have it: `active` is true, or it is not. */
export type ProductStatus = "active" | "archived";
export type ProductTrigger = "archive" | "restore";

/** A product never vanishes: orders and links refer to it. */
export const PRODUCT_STATES: MachineTable<ProductStatus, ProductTrigger> = {
  active: { archive: "archived", restore: "repeated" },
  archived: { archive: "repeated", restore: "active" },
};
