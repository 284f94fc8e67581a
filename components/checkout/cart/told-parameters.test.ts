import { expect, test } from "vitest";
import type { CartPageModel } from "@/lib/contracts/page-models";
import { toldParameters } from "./told-parameters";

const REFUSED = [
  { parameter: "fancy", code: "parameter_unknown" },
  { parameter: "embed_origin", code: "embed_origin_not_allowed" },
  { parameter: "quantity", code: "quantity_out_of_bounds" },
];
const told = (livemode: boolean) =>
  toldParameters({ refusedParameters: REFUSED, livemode } as CartPageModel).map(({ parameter }) => parameter);

test("a customer hears of no parameter that they did not write, but of a total that is not the link's", () => {
  expect(told(true)).toEqual(["quantity"]);
});

test("test mode tells a developer everything", () => {
  expect(told(false)).toEqual(["fancy", "embed_origin", "quantity"]);
});
