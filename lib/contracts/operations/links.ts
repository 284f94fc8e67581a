import { z } from "zod";
import { linkSchema } from "../link-objects";
import { createLinkSchema, linkQrQuery, updateLinkSchema } from "../link-request";
import { linksQuery, listSchema } from "../list-queries";
import type { Operation } from "./operation";

export const LINK_OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/links",
    id: "createLink",
    scope: "links:write",
    summary: "Make a checkout link",
    body: createLinkSchema,
    status: 201,
    answer: linkSchema,
  },
  {
    method: "get",
    path: "/links",
    id: "listLinks",
    scope: "links:read",
    summary: "Checkout links, newest first",
    query: linksQuery,
    status: 200,
    answer: listSchema(linkSchema),
  },
  {
    method: "get",
    path: "/links/{id}",
    id: "getLink",
    scope: "links:read",
    summary: "Read a checkout link",
    status: 200,
    answer: linkSchema,
  },
  {
    method: "post",
    path: "/links/{id}",
    id: "updateLink",
    scope: "links:write",
    summary: "Change a checkout link",
    body: updateLinkSchema,
    status: 200,
    answer: linkSchema,
  },
  {
    method: "post",
    path: "/links/{id}/archive",
    id: "archiveLink",
    scope: "links:write",
    summary: "Archive a checkout link",
    status: 200,
    answer: linkSchema,
  },
  {
    method: "post",
    path: "/links/{id}/restore",
    id: "restoreLink",
    scope: "links:write",
    summary: "Put an archived checkout link back into use",
    status: 200,
    answer: linkSchema,
  },
  {
    method: "get",
    path: "/links/{id}/qr",
    id: "getLinkQr",
    scope: "links:read",
    summary: "The QR code of a checkout link’s address",
    query: linkQrQuery,
    status: 200,
    answer: z.string(),
    media: ["image/svg+xml", "image/png"],
  },
];
