import { ERROR_CODES } from "@/lib/contracts/error-codes";

/** The page behind a problem's `type`. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { code } = await params;
  const entry = Object.entries(ERROR_CODES).find(([known]) => known === code);
  const text = entry ? `${entry[1][0]} (${code})\n\n${entry[1][1]}\n` : "There is no such error code.\n";
  return new Response(text, {
    status: entry ? 200 : 404,
    headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" },
  });
}
