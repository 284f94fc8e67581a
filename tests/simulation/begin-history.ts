import { AsyncResource } from "node:async_hooks";
import type { Database } from "@/db/client";
import type { Context, Scope } from "@/db/context";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { createWebhookEndpointSchema } from "@/lib/contracts/webhook-endpoint-request";
import { manualClock } from "@/lib/core/clock";
import { noLanes } from "@/lib/core/lanes";
import { silentLog } from "@/lib/core/log";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { transact } from "@/lib/events/transact";
import { ONLINE_METHOD_IDS } from "@/lib/payments/methods/online-method-ids";
import { offlineProvider } from "@/lib/providers/offline/offline-provider";
import type { Provider } from "@/lib/providers/provider";
import { createProviders } from "@/lib/providers/registry";
import { createSandboxProvider } from "@/lib/providers/sandbox/adapter";
import { createWebhookEndpoint } from "@/lib/webhooks/create-webhook-endpoint";
import { createMerchant, START } from "@/tests/support/checkout-world";
import { somethingHappens } from "./actions/actions";
import { createChoice } from "./choice";
import type { Doors } from "./doors";
import type { History } from "./history";
import { note } from "./history";
import { merchantServer, WEBHOOK_URL } from "./merchant-server";
import { mayDie } from "./misfortune";
import { drawMood } from "./mood";
import { mortalDatabase } from "./mortal-database";
import { namedRandom } from "./named-random";
import { createRecordingBank, type RecordingBank } from "./recording-bank";
import { unreliableProvider } from "./unreliable-provider";

const KEYS = deriveKeys("a secret for simulations, long enough to derive keys");

/** A merchant of its own, a bank of its own, a clock of its own, on a database that other histories have used before. */
export async function beginHistory(db: Database, seed: number, doors: Doors): Promise<History> {
  const choice = createChoice(seed);
  const clock = manualClock(START);
  const bank = createRecordingBank({ clock, random: namedRandom(`bank ${seed}`) });
  const chances = chancesOf(() => history);
  const throughDoors = (provider: Provider) => doors.provider(unreliableProvider(provider, chances));
  const plain: Omit<CheckoutContext, "providers"> = {
    db,
    clock,
    wallClock: clock,
    random: namedRandom(`ids ${seed}`),
    log: silentLog,
    keys: KEYS,
    baseUrl: "http://localhost:3000",
    allowLoopback: true,
    lanes: noLanes,
    mailer: null,
    post: doors.post(merchantServer(() => history, chances)),
  };
  const ctx: CheckoutContext = {
    ...plain,
    db: mortalDatabase(db, chances),
    providers: createProviders([throughDoors(sandboxOf(bank, clock)), throughDoors(offlineProvider)]),
  };
  const history: History = {
    seed,
    choice,
    clock,
    ctx,
    merchantCtx: { ...ctx, clock: doors.merchantClock(clock) },
    db,
    scope: await createMerchant({ ...plain, providers: ctx.providers }),
    bank,
    owedReleases: new Set(),
    inTransit: [],
    arrived: [],
    webhooks: [],
    steps: [],
    broken: [],
    lengthAtRest: null,
    mood: drawMood(choice),
    depth: 0,
    interludes: 0,
  };
  if (choice.chance(LISTENS)) await openEndpoint(plain, history.scope);
  return history;
}

/** Not every merchant hears webhooks: each one that comes is work for every history that has one. */
const LISTENS = 0.15;

async function openEndpoint(ctx: Context, scope: Scope): Promise<void> {
  const request = createWebhookEndpointSchema.parse({ url: WEBHOOK_URL });
  await transact(ctx, (inside) => createWebhookEndpoint(inside, scope, request));
}

function sandboxOf(bank: RecordingBank, clock: CheckoutContext["clock"]): Provider {
  return createSandboxProvider({ ...bank, methods: ONLINE_METHOD_IDS, clock });
}

/** Deeper than that, one request is in the middle of another's in the middle of a third's: enough for any race. */
const MAX_DEPTH = 5;

function chancesOf(getHistory: () => History) {
  // Who gets in between is another process: it knows nothing of the transaction that this one is about to begin. It
  // starts in a turn of its own, or what it opens would be remembered in `outside` itself.
  const outside = new AsyncResource("simulation");
  async function between(where: string): Promise<void> {
    const history = getHistory();
    mayDie(history, where);
    if (history.depth > MAX_DEPTH || !history.choice.chance(history.mood.interleaves)) return;
    history.interludes += 1;
    note(history, `⤷ ${where}, meanwhile:`);
    await outside.runInAsyncScope(() => Promise.resolve().then(() => somethingHappens(history)));
  }
  const loses = (probability: "losesCalls" | "losesAnswers", what: string) => (where: string) => {
    const history = getHistory();
    const isLost = history.choice.chance(history.mood[probability]);
    if (isLost) note(history, `${what} ${where} is lost`);
    return isLost;
  };
  return {
    between,
    mayDie: (where: string) => mayDie(getHistory(), where),
    losesCall: loses("losesCalls", "the call for"),
    losesAnswer: loses("losesAnswers", "the answer to"),
    promisesRelease(paymentId: string): boolean {
      const history = getHistory();
      if (!history.choice.chance(history.mood.releasesEarly)) return false;
      note(history, `the bank only promises to release ${paymentId}`);
      history.owedReleases.add(paymentId);
      return true;
    },
  };
}
