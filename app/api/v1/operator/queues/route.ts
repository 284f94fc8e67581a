import { readQueues } from "@/lib/due/read-queues";
import { operatorReadRoute } from "@/lib/http/operator-route";

export const GET = operatorReadRoute(async ({ ctx }) => ({ status: 200, body: await readQueues(ctx) }));
