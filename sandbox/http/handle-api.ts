import type { z } from "zod";
import { parseJson } from "@/lib/providers/sandbox/parse-json";
import { findTestCardByToken } from "@/lib/providers/sandbox/test-cards";
import {
  captureRequestSchema,
  type PaymentRequest,
  paymentRequestSchema,
  refundRequestSchema,
} from "@/lib/providers/sandbox/wire";
import type { Bank } from "../bank/bank";
import type { VerbResult } from "../bank/bank-payment";
import { presentBankPayment } from "../bank/present-bank-payment";
import { type HttpAnswer, json, methodNotAllowed, problem } from "./http-answer";

/** The merchant-facing API, already past the key check: parse, one verb, present. */
export async function handleApi(bank: Bank, request: Request): Promise<HttpAnswer> {
  const { pathname } = new URL(request.url);
  if (pathname === "/v1/payments") return submit(bank, request);
  const [, id, verb] =
    /^\/v1\/payments\/([\w-]{1,100})(?:\/(capture|release|refunds))?$/.exec(pathname) ?? [];
  if (!id) return now(problem(404, "not_found", "There is nothing here."));
  if (!verb) return now(await lookup(bank, request, id));
  if (request.method !== "POST") return now(methodNotAllowed("POST"));
  if (verb === "capture") return now(await capture(bank, request, id));
  if (verb === "release") return now(presentResult(await bank.release(id)));
  return now(await refund(bank, request, id));
}

async function submit(bank: Bank, request: Request): Promise<HttpAnswer> {
  if (request.method !== "POST") return now(methodNotAllowed("POST"));
  const body = await readBody(request, paymentRequestSchema);
  if (body instanceof Response) return now(body);
  const wrong = findWrongToken(body);
  if (wrong) return now(problem(422, "invalid_token", wrong));
  const result = await bank.submit(body);
  return { response: presentResult(result), holdMs: result.holdMs };
}

async function lookup(bank: Bank, request: Request, id: string): Promise<Response> {
  if (request.method !== "GET") return methodNotAllowed("GET");
  const payment = await bank.lookup(id);
  return payment ? json(200, presentBankPayment(payment)) : paymentNotFound();
}

async function capture(bank: Bank, request: Request, id: string): Promise<Response> {
  const body = await readBody(request, captureRequestSchema);
  if (body instanceof Response) return body;
  return presentResult(await bank.capture(id, body.amount_minor));
}

async function refund(bank: Bank, request: Request, id: string): Promise<Response> {
  const body = await readBody(request, refundRequestSchema);
  if (body instanceof Response) return body;
  const answer = await bank.refund(id, { id: body.id, amountMinor: body.amount_minor });
  return answer ? json(200, answer) : paymentNotFound();
}

async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema> | Response> {
  const body = parseJson(await request.text());
  if (body === undefined) return problem(400, "malformed_json", "The body is not JSON.");
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const words = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return problem(422, "invalid_fields", words.join("; "));
}

function findWrongToken({ method, token }: PaymentRequest): string | null {
  if (token !== null && !findTestCardByToken(token)) return "The token is none of a published test card.";
  if (method === "card" && token === null) return "A card payment needs the token of a test card.";
  return null;
}

function presentResult(result: VerbResult | null): Response {
  if (!result) return paymentNotFound();
  const payment = presentBankPayment(result.payment);
  if (!result.refusal) return json(200, payment);
  return problem(409, result.refusal.code, result.refusal.message, { payment });
}

function paymentNotFound(): Response {
  return problem(404, "payment_not_found", "The bank does not know this payment.");
}

function now(response: Response): HttpAnswer {
  return { response, holdMs: 0 };
}
