import { describe } from "vitest";
import { playHalf } from "@/tests/simulation/play-half";

describe("checkout, whatever happens to it, in the other half of the histories", () => {
  playHalf("second");
});
