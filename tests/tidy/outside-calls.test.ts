import { describe, expect, it } from "vitest";
import { sourceFiles } from "../support/source-files";

/** What leaves the process: a server that others named, a mail server, a provider. */
const LEAVES = /\bctx\.post\(|\.sendMail\(|\bcall\(ctx\.providers\.get\(/;
/** A provider's own adapter is reached through `ask-provider.ts` alone. */
const DOORS = [
  "lib/confirmations/perform-callback.ts",
  "lib/outbox/send-push.ts",
  "lib/outbox/smtp-mailer.ts",
  "lib/payments/ask-provider.ts",
  "lib/webhooks/make-attempt.ts",
];

const product = sourceFiles(/\.ts$/).filter(
  ({ path }) => /^(lib|app|worker)\//.test(path) && !/\.test\.ts$|test-support|contract-world/.test(path),
);

describe("calls that leave the process", () => {
  it("are made at few doors, each of which refuses while a transaction is open", () => {
    const found = product.filter(({ text }) => LEAVES.test(text));
    expect(found.map(({ path }) => path).toSorted()).toEqual(DOORS);
    for (const { path, text } of found) {
      const [guard = -1, call = -1] = [text.search(/^ +assertNoTransaction\("/m), text.search(LEAVES)];
      expect([path, guard !== -1 && guard < call]).toEqual([path, true]);
    }
  });

  it("go to a provider through the one that asks it", () => {
    const direct = product.filter(
      ({ path, text }) =>
        !path.startsWith("lib/providers/") && /providers\.(get|forMethod)\([^()]*\)\??\.\w+\(/.test(text),
    );
    expect(direct.map(({ path }) => path)).toEqual([]);
  });
});
