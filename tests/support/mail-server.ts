import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

type Answer = "accepts" | "defers recipients" | "refuses recipients" | "refuses letters" | "never answers";

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** A real mail server on this machine that keeps what it takes, parsed, and answers as it is told. */
export async function startMailServer() {
  const taken: { to: string[]; mail: Email }[] = [];
  let answer: Answer = "accepts";
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    closeTimeout: 100,
    logger: false,
    onRcptTo(_address, _session, done) {
      if (answer === "defers recipients") return done(smtpError(451, "Try again later"));
      if (answer === "refuses recipients") return done(smtpError(550, "No such mailbox"));
      done();
    },
    async onData(stream, session, done) {
      const raw = await text(stream);
      if (answer === "never answers") return;
      if (answer === "refuses letters") return done(smtpError(554, "We do not want this"));
      taken.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        mail: await PostalMime.parse(raw),
      });
      done();
    },
  });
  // A client that gives up leaves a broken connection behind, which is no concern of the server's.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    now(next: Answer): void {
      answer = next;
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
