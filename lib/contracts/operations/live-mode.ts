import { liveModeSchema, wentLiveSchema } from "../live-mode";
import { noFieldsSchema } from "../no-fields";
import type { Operation } from "./operation";

export const LIVE_MODE_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/live-mode",
    id: "getLiveMode",
    scope: "live_mode:read",
    summary: "Whether the merchant is live, and what it needs to be",
    status: 200,
    answer: liveModeSchema,
  },
  {
    method: "post",
    path: "/live-mode",
    id: "goLive",
    scope: "live_mode:write",
    summary: "Go live with what test mode has: needs a secret key of test mode",
    body: noFieldsSchema,
    status: 201,
    answer: wentLiveSchema,
  },
];
