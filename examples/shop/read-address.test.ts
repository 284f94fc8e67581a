import { describe, expect, it } from "vitest";
import { readAddress } from "./read-address";

describe("the shop's address", () => {
  it.each([
    [{}, "http://127.0.0.1:3001", "127.0.0.1", 3001],
    [{ OPENTILL_SHOP_PORT: "4001" }, "http://127.0.0.1:4001", "127.0.0.1", 4001],
    [{ OPENTILL_SHOP_URL: "http://127.0.0.1:5001/" }, "http://127.0.0.1:5001", "127.0.0.1", 5001],
    [{ OPENTILL_SHOP_URL: "https://shop.example" }, "https://shop.example", undefined, 443],
    [
      { OPENTILL_SHOP_URL: "https://shop.example", OPENTILL_SHOP_PORT: "4001" },
      "https://shop.example",
      undefined,
      4001,
    ],
  ])("from %j is %s", (environment, url, host, port) => {
    expect(readAddress(environment)).toEqual({ url, host, port });
  });
});
