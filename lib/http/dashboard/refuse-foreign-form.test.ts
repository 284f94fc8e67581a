import { expect, it } from "vitest";
import { refuseForeignForm } from "./refuse-foreign-form";

const judge = (headers: Record<string, string>) => () =>
  refuseForeignForm(new Headers(headers), "https://pay.example");

it("lets through what the browser says is ours", () => {
  expect(judge({ "sec-fetch-site": "same-origin", origin: "null" })).not.toThrow();
  expect(judge({ origin: "https://pay.example" })).not.toThrow();
});

it.each([
  {},
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none" },
  { "sec-fetch-site": "cross-site", origin: "https://pay.example" },
  { origin: "null" },
  { origin: "https://pay.example.evil.example" },
  { origin: "http://pay.example" },
  { origin: "https://pay.example:8443" },
])("refuses %j", (headers) => {
  expect(judge(headers as Record<string, string>)).toThrow(/another site/);
});
