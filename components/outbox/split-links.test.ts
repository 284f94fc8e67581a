import { describe, expect, it } from "vitest";
import { splitLinks } from "./split-links";

const linksIn = (text: string) =>
  splitLinks(text)
    .filter(({ isLink }) => isLink)
    .map(({ part }) => part);

describe("links in a text", () => {
  it("end before the sentence does", () => {
    expect(linksIn("Go to http://localhost:3000/o/ord_1, or (https://shop.example/a?b=c).")).toEqual([
      "http://localhost:3000/o/ord_1",
      "https://shop.example/a?b=c",
    ]);
  });

  it("are never anything but http", () => {
    expect(linksIn("javascript:alert(1) data:text/html,x mailto:a@b.example")).toEqual([]);
  });

  it("leave the text as it was", () => {
    for (const text of ["", "no link", "https://a.example", "a https://b.example\n\nc https://d.example."]) {
      expect(
        splitLinks(text)
          .map(({ part }) => part)
          .join(""),
      ).toBe(text);
    }
  });
});
