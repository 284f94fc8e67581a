import { describe, expect, it } from "vitest";
import { isWebUrl } from "./is-web-url";

describe("a window", () => {
  it.each(["https://shop.example/thanks", "http://127.0.0.1:3001/", "HTTPS://shop.example"])(
    "may be sent to %s",
    (url) => {
      expect(isWebUrl(url)).toBe(true);
    },
  );

  it.each(["javascript:alert(1)", " javascript:alert(1)//https://", "data:text/html,x", "/thanks", 1, null])(
    "is never sent to %j",
    (url) => {
      expect(isWebUrl(url)).toBe(false);
    },
  );
});
