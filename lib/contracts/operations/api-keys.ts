import { apiKeySchema, createdApiKeySchema, rolledApiKeySchema } from "../api-key-objects";
import { createApiKeySchema, rollApiKeySchema, updateApiKeySchema } from "../api-key-request";
import { listSchema, pageQuery } from "../list-queries";
import { noFieldsSchema } from "../no-fields";
import type { Operation } from "./operation";

export const API_KEY_OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/api-keys",
    id: "createApiKey",
    scope: "api_keys:write",
    summary: "Make an API key, which this answer alone shows",
    body: createApiKeySchema,
    isOpenWhileSuspended: true,
    status: 201,
    answer: createdApiKeySchema,
  },
  {
    method: "get",
    path: "/api-keys",
    id: "listApiKeys",
    scope: "api_keys:read",
    summary: "API keys, newest first, those that have ended included",
    query: pageQuery,
    status: 200,
    answer: listSchema(apiKeySchema),
  },
  {
    method: "get",
    path: "/api-keys/{id}",
    id: "getApiKey",
    scope: "api_keys:read",
    summary: "Read an API key",
    status: 200,
    answer: apiKeySchema,
  },
  {
    method: "post",
    path: "/api-keys/{id}",
    id: "updateApiKey",
    scope: "api_keys:write",
    summary: "Rename an API key, or take scopes from it",
    body: updateApiKeySchema,
    isOpenWhileSuspended: true,
    status: 200,
    answer: apiKeySchema,
  },
  {
    method: "post",
    path: "/api-keys/{id}/roll",
    id: "rollApiKey",
    scope: "api_keys:write",
    summary: "Replace an API key by a new one with the same traits",
    body: rollApiKeySchema,
    isOpenWhileSuspended: true,
    status: 201,
    answer: rolledApiKeySchema,
  },
  {
    method: "post",
    path: "/api-keys/{id}/revoke",
    id: "revokeApiKey",
    scope: "api_keys:write",
    summary: "Revoke an API key at once",
    body: noFieldsSchema,
    isOpenWhileSuspended: true,
    status: 200,
    answer: apiKeySchema,
  },
];
