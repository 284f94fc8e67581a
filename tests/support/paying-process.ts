import { connect } from "@/db/client";
import { manualClock } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { noLanes } from "@/lib/core/lanes";
import { silentLog } from "@/lib/core/log";
import { secureRandom } from "@/lib/core/random";
import { postSafely } from "@/lib/core/safe-fetch/post-safely";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { ONLINE_METHOD_IDS } from "@/lib/payments/methods/online-method-ids";
import { submitPayment } from "@/lib/payments/submit-payment";
import { createProviders } from "@/lib/providers/registry";
import { createSandboxProvider } from "@/lib/providers/sandbox/adapter";
import type { PayingProcessInput } from "./spawn-paying-process";

/** A process of its own that pays one order with a card: made to be killed. */
const input = JSON.parse(must(process.argv[2], "the input")) as PayingProcessInput;
const client = connect(input.databaseUrl, { poolSize: 2 });
const { bankUrl, secret } = input;

await submitPayment(
  {
    db: client.db,
    clock: manualClock(new Date(input.now)),
    wallClock: manualClock(new Date(input.now)),
    random: secureRandom,
    log: silentLog,
    keys: deriveKeys(input.masterSecret),
    baseUrl: input.baseUrl,
    allowLoopback: true,
    providers: createProviders([createSandboxProvider({ bankUrl, secret, methods: ONLINE_METHOD_IDS })]),
    lanes: noLanes,
    mailer: null,
    post: postSafely,
  },
  { orderId: input.orderId, method: "card", token: input.token, actor: "customer" },
);
await client.close();
