import { describe } from "vitest";
import { createMemoryStore } from "./memory-store";
import { describeStorePromises } from "./store-promises";

describe("the bank's store in memory", () => {
  describeStorePromises(async () => createMemoryStore());
});
