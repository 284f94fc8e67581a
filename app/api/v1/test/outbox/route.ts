import { readOutbox } from "@/lib/checkout/messages/read-outbox";
import { outboxQuery } from "@/lib/contracts/list-queries";
import { readRoute } from "@/lib/http/merchant-route";
import { idBehind, pageOf } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";

export const GET = readRoute({}, async ({ ctx, scope, url }) => {
  const query = readQuery(outboxQuery, url);
  const messages = await readOutbox(ctx, scope, {
    limit: query.limit + 1,
    before: idBehind(query.cursor),
    objectId: query.about,
  });
  return { status: 200, body: pageOf(messages, query.limit, (message) => message) };
});
