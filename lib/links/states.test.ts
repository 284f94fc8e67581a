import { describe, expect, it } from "vitest";
import { LINK_STATES } from "./states";

describe("a link", () => {
  it("moves between in use and archived, and either twice changes nothing", () => {
    expect(LINK_STATES).toEqual({
      active: { archive: "archived", restore: "repeated" },
      archived: { archive: "repeated", restore: "active" },
    });
  });
});
