import { describe, expect, it } from "vitest";
import { parseAddress } from "./parse-address";

const OFTEN_ENOUGH_TO_BE_COMPILED = 20_000;

describe("the URL that a text is", () => {
  it("is found as well the last time as the first, for a host beyond ASCII too", () => {
    for (let time = 0; time < OFTEN_ENOUGH_TO_BE_COMPILED; time += 1) {
      if (parseAddress("https://bücher.example/left")?.hostname !== "xn--bcher-kva.example") {
        expect.fail(`refused the ${time}th time`);
      }
    }
  });

  it.each(["", "bücher", "https://", "//shop.example"])("is null for “%s”", (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});
