import { MAX_LOGO_BYTES } from "@/lib/contracts/limits";
import { LOGO_TYPES } from "@/lib/contracts/logo-types";
import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { uploadRoute, writeRoute } from "@/lib/http/merchant-route";
import { changeLogo } from "@/lib/merchants/change-logo";

export const POST = uploadRoute(
  { types: LOGO_TYPES, maxBytes: MAX_LOGO_BYTES },
  async ({ ctx, scope, input }) => ({ status: 200, body: await changeLogo(ctx, scope, input) }),
);

export const DELETE = writeRoute(noFieldsSchema, async ({ ctx, scope }) => ({
  status: 200,
  body: await changeLogo(ctx, scope, null),
}));
