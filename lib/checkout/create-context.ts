import { connect } from "@/db/client";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { systemClock } from "@/lib/core/clock";
import type { Environment } from "@/lib/core/environment";
import { noLanes } from "@/lib/core/lanes";
import { createLog } from "@/lib/core/log";
import { secureRandom } from "@/lib/core/random";
import { postSafely } from "@/lib/core/safe-fetch/post-safely";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { rememberMerchants } from "@/lib/merchants/queries";
import { createSmtpMailer } from "@/lib/outbox/smtp-mailer";
import { ONLINE_METHOD_IDS } from "@/lib/payments/methods/online-method-ids";
import { offlineProvider } from "@/lib/providers/offline/offline-provider";
import { createProviders } from "@/lib/providers/registry";
import { createSandboxProvider } from "@/lib/providers/sandbox/adapter";

/** What a process works with, made once from its environment. `close` lets go of the database. */
export function createCheckoutContext(
  environment: Environment,
  name: string,
): { ctx: CheckoutContext; close(): Promise<void> } {
  const { database, sandbox } = environment;
  rememberMerchants();
  const { db, close } = connect(database.url, {
    plans: database.prepares ? "custom" : "unprepared",
    limits: database.limits,
  });
  const providers = createProviders([
    ...(sandbox
      ? [createSandboxProvider({ bankUrl: sandbox.url, secret: sandbox.secret, methods: ONLINE_METHOD_IDS })]
      : []),
    offlineProvider,
  ]);
  const ctx = {
    db,
    providers,
    lanes: noLanes,
    mailer: environment.mail && createSmtpMailer(environment.mail),
    post: postSafely,
    clock: systemClock,
    wallClock: systemClock,
    random: secureRandom,
    log: createLog(name, environment.logLevel),
    keys: deriveKeys(environment.secret),
    baseUrl: environment.baseUrl,
    allowLoopback: environment.allowLoopback,
  };
  return { ctx, close };
}
