import type { z } from "zod";
import type { ApiScope } from "../scopes";

/** One operation of the API, as data: the document at `/api/v1/openapi.json` is made of these. */
export type Operation = {
  method: "get" | "post" | "delete";
  path: string;
  id: string;
  /** What a restricted key needs for it. */
  scope: ApiScope;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What is sent is a file of one of these types, as it is, in place of JSON. */
  upload?: readonly string[];
  status: 200 | 201;
  answer: z.ZodType;
  /** A publishable key will do as well. */
  isPublic?: true;
  /** The answer is no JSON but one of these, as the request chooses. */
  media?: readonly string[];
  /** A merchant that is suspended may do it all the same: it ends something, gives money back, or keeps things safe. */
  isOpenWhileSuspended?: true;
  /** The answer is a stream of server-sent events, each of which carries `answer`. */
  isStream?: true;
};

/** One for whoever runs the server: an operator key opens it, and no key of a merchant's. */
export type OperatorOperation = Omit<Operation, "scope" | "isPublic" | "isOpenWhileSuspended" | "isStream">;
