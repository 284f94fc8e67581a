import { describe, expect, it } from "vitest";
import { reachableStatuses } from "@/tests/support/reachable-statuses";
import { PRODUCT_STATES, type ProductStatus } from "./states";

describe("a product's states", () => {
  it.each<ProductStatus>(["active", "archived"])("can all be reached from %s", (status) => {
    expect([...reachableStatuses(PRODUCT_STATES, status)].sort()).toEqual(["active", "archived"]);
  });
});
